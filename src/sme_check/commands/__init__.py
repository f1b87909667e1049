"""The commands, a module each: its words, its arguments, and what it calls. What a command needs it imports when it runs, so that help is quick."""
