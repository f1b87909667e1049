"""`sme-check lists`: look after the published lists."""

import argparse
from datetime import UTC, datetime

from .arguments import day

__all__ = ["add_lists"]


def add_lists(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    lists = commands.add_parser("lists", help="look after the published lists").add_subparsers(dest="lists_command", required=True, metavar="COMMAND")
    update = lists.add_parser("update", help="import a list: the official one, or another from a file", description="Import a published list.")
    update.add_argument("--from", dest="source", metavar="FILE|URL", help="a file or an address (else the official address)")
    update.add_argument("--as-at", type=day, metavar="DATE", help="the day of an older list that does not state it")
    update.add_argument("--confirm", action="store_true", help="take a list that lacks many entries of the one in use")
    update.add_argument("--offline", action="store_true", help="touch no network (as SME_CHECK_OFFLINE=1)")
    update.set_defaults(run=_lists_update)
    words = "say which lists are held, how old they are and whether they are sound"
    lists.add_parser("status", help=words, description=words).set_defaults(run=_lists_status)
    diff = lists.add_parser("diff", help="say what changed from one list to the next", description="Say what changed from one list to the next.")
    diff.add_argument("older", nargs="?", type=day, metavar="OLDER", help="the day of the older list (else the one before the newest)")
    diff.add_argument("newer", nargs="?", type=day, metavar="NEWER", help="the day of the newer list (else the newest)")
    diff.add_argument("--list", choices=("uk", "ofsi", "hmt", "restrictions"), default="uk", help="which list")
    diff.set_defaults(run=_lists_diff)


def _lists_update(options: argparse.Namespace) -> int:
    from sme_check.assessment.imported import most_lost, named_by, prepare
    from sme_check.bulk.collecting import collecting_later
    from sme_check.rulebook.load import load_rulebook
    from sme_check.screening.fetch import OFFICIAL, refuse_network
    from sme_check.screening.report import unread_in_words
    from sme_check.screening.store import Store
    from sme_check.screening.update import import_list

    rulebook = load_rulebook()
    source = options.source or OFFICIAL
    if options.offline:
        refuse_network(source)
    store = Store()
    with collecting_later():
        done = import_list(source, store=store, most_lost=most_lost(rulebook), confirmed=options.confirm, as_at=options.as_at, named=named_by(rulebook))
        prepare(rulebook, store)
    print(f"{done.held.title}: {done.entries} entries, {'imported' if done.new else 'held already'}; checksum {done.held.digest}")
    if unread := unread_in_words(done.unread):
        print(f"Not understood in it, so look at it and tell whoever keeps this program: {unread}")
    return 0


def _lists_status(options: argparse.Namespace) -> int:
    from sme_check.screening.report import describe_store
    from sme_check.screening.store import Store

    print("\n".join(describe_store(Store(), datetime.now(UTC).date())))
    return 0


def _lists_diff(options: argparse.Namespace) -> int:
    from sme_check.screening.report import describe_changes
    from sme_check.screening.store import Store

    print("\n".join(describe_changes(Store(), options.list, options.older, options.newer)))
    return 0
