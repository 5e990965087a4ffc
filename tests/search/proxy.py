"""A door before a real server that a test can close, hang, slow down or let through again."""

import socket
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

OPEN, CLOSED, HANGING = "open", "closed", "hanging"


class Door:
    """`url` is asked instead of the server; `state` is OPEN, CLOSED or HANGING; an answer is `delay` seconds late.

    What holds the bytes `holding` is counted in `held` and gets no answer, nor does what comes behind it.
    """

    def __init__(self, target: str) -> None:
        self.target = (urlsplit(target).hostname, urlsplit(target).port)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.state, self.delay, self.pairs = OPEN, 0.0, []
        self.holding, self.held = b"", 0
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Refuse whoever comes, and cut who is there."""
        self.state = CLOSED
        for end in (end for pair in self.pairs for end in pair):
            end.close()
        self.pairs.clear()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.state == CLOSED:
                client.close()
                continue
            server = socket.create_connection(self.target)
            self.pairs.append((client, server))
            threading.Thread(target=self._carry, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client, True), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        stalled = False
        try:
            while data := source.recv(65536):
                if not answers and self.holding and self.holding in data:
                    self.held += 1
                    stalled = True
                if stalled:
                    continue
                while self.state == HANGING:
                    time.sleep(0.01)
                if answers and self.delay:
                    time.sleep(self.delay)
                sink.sendall(data)
        except OSError:
            pass
        finally:
            source.close()
            sink.close()


@contextmanager
def door(target: str):
    """A door before the server, taken away afterwards."""
    made = Door(target)
    try:
        yield made
    finally:
        made.state = OPEN
        made.close()
        made.listener.close()
