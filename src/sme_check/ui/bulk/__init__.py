"""The parts of the bulk page, from the file given to the result kept."""
