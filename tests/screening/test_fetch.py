"""The list is fetched over the network only when that is on; whatever fails is said, and changes nothing."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sme_check.errors import ListError
from sme_check.screening.fetch import OFFICIAL, fetched, is_offline
from sme_check.screening.store import Store
from sme_check.screening.update import import_list

from .lists.published import a_body, xml_text

LIST = xml_text([a_body("RUS0001", "Firm")], "2026-10-08")


class _Server(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        match self.path:
            case "/list.xml":
                self._answer(LIST, len(LIST))
            case "/cut-off.xml":
                self._answer(LIST[:400], len(LIST))
            case "/no-length.xml":
                self._answer(LIST[:400], None)
            case "/moved.xml":
                self.send_response(302)
                self.send_header("Location", "file:///list.xml")
                self.end_headers()
            case "/silent.xml":
                time.sleep(2)
            case "/nonsense":
                self.wfile.write(b"what?\r\n\r\n")
            case _:
                self.send_error(404)

    def _answer(self, content: bytes, length: int | None) -> None:
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def server() -> Iterator[str]:
    """A server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture(autouse=True)
def _online(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SME_CHECK_OFFLINE", "0")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_list_is_fetched_and_imported(server: str, tmp_path: Path) -> None:
    """From the address to the store."""
    done = import_list(f"{server}/list.xml", store=Store(tmp_path), most_lost=0.1)

    assert (done.entries, str(done.held.list_date)) == (1, "2026-10-08")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/gone.xml", "the server answered 404"),
        ("/cut-off.xml", "broke off"),
        ("/no-length.xml", "no whole XML file"),
        ("/moved.xml", "not as safe|not allowed"),
        ("/nonsense", "is no answer"),
    ],
)
def test_what_fails_is_said_and_changes_nothing(place: str, words: str, server: str, tmp_path: Path) -> None:
    """Each failure in its own words; the list in use stays."""
    store = Store(tmp_path)
    import_list(f"{server}/list.xml", store=store, most_lost=0.1)
    before = store.fingerprint

    with pytest.raises(ListError, match=words):
        import_list(f"{server}{place}", store=store, most_lost=0.1)

    assert store.fingerprint == before


def test_a_silent_server_is_given_up(server: str) -> None:
    """Nobody waits for ever."""
    with pytest.raises(ListError, match="no answer in time"), fetched(f"{server}/silent.xml", silence=0.2):
        pass


def test_a_file_without_end_is_given_up(server: str) -> None:
    """More bytes than a list has are not taken."""
    with pytest.raises(ListError, match="more than 100 bytes"), fetched(f"{server}/list.xml", most=100):
        pass


def test_nobody_there_is_said() -> None:
    """A refused connection is a refused connection."""
    with pytest.raises(ListError, match="refused"), fetched("http://127.0.0.1:9/list.xml"):
        pass


@pytest.mark.parametrize("address", ["http://example.org/list.xml", "ftp://example.org/list.xml", "file:///list.xml"])
def test_only_safe_addresses_are_taken(address: str) -> None:
    """Over an open connection anybody could send another list."""
    with pytest.raises(ListError, match="not https"), fetched(address):
        pass


def test_a_setting_turns_the_network_off(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Off, nothing is asked of any server, and a file is still imported."""
    monkeypatch.setenv("SME_CHECK_OFFLINE", "1")
    (tmp_path / "list.xml").write_bytes(LIST)

    assert is_offline()
    with pytest.raises(ListError, match="the network is turned off"):
        import_list(OFFICIAL, store=Store(tmp_path), most_lost=0.1)
    with pytest.raises(ListError, match="the network is turned off"):
        import_list(f"{server}/list.xml", store=Store(tmp_path), most_lost=0.1)
    assert import_list(str(tmp_path / "list.xml"), store=Store(tmp_path), most_lost=0.1).new
