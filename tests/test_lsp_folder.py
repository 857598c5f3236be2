"""Whatever happens to the files of a folder, it is told what a fresh start would tell."""

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from storyc.lsp.desk import Desk
from storyc.lsp.folder_view import FolderView
from storyc.lsp.place import uri_of
from storyc.lsp.server import StoryServer

NAMES = st.sampled_from(["a.story", "b.story", "in/c.story", "story.toml", "in/tom.png"])
TEXTS = st.sampled_from(
    [
        "INT. HUT - DAY\n\n+ TOM wears hat\n\nTom sits.\n",
        "character TOM\n    wardrobe cap: blue\n    refs: tom.png\n",
        'import TOM from "in/c.story"\n\nINT. HUT - DAY\n\n+ TOM wears hat\n\nTom sits.\n',
        'include "b.story"\n\ninclude "in/c.story"\n',
        'include "a.story"\n',
        "[rules]\nW0501 = 'error'\n",
        "\x00",
    ]
)


def told(server: StoryServer) -> dict[str, tuple[str, ...]]:
    found = asyncio.run(server.workspace_check.found(lambda *_: None))
    return {uri: tuple(map(repr, items)) for uri, items in found.items()}


class Folder(RuleBasedStateMachine):
    """Files come, change and go, on the disk and in the editor."""

    @initialize()
    def start(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="storyc-test-")).resolve()
        (self.root / "in").mkdir()
        self.server = StoryServer()
        self.server.desk.roots = (self.root,)
        self.version = 0

    @rule(name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text)

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    @rule(name=NAMES, text=TEXTS)
    def open(self, name: str, text: str) -> None:
        self.version += 1
        self.server.desk.open(uri_of(self.root / name), self.version, text)

    @rule(name=NAMES)
    def close(self, name: str) -> None:
        self.server.desk.close(uri_of(self.root / name))

    @invariant()
    def is_as_if_just_started(self) -> None:
        if not hasattr(self, "server"):
            return
        # An editor tells of every file that changed.
        self.server.desk.changed_on_disk([self.root])
        fresh = StoryServer()
        fresh.desk.roots = (self.root,)
        for uri, document in self.server.desk.documents.items():
            fresh.desk.open(uri, document.version, document.text.content)
        assert told(self.server) == told(fresh)
        fresh.workers.shutdown()

    def teardown(self) -> None:
        if hasattr(self, "server"):
            self.server.workers.shutdown()
            shutil.rmtree(self.root)


TestFolder = Folder.TestCase
TestFolder.settings = settings(max_examples=12, stateful_step_count=8, deadline=None)


def test_a_file_that_is_written_twice_in_a_moment_is_another(tmp_path: Path) -> None:
    view, path = FolderView.of(Desk(roots=(tmp_path,))), tmp_path / "a.story"
    path.write_text("Rain.")
    moment = path.stat().st_mtime_ns
    before = view.stamp(path)
    path.write_text("Snow.")
    os.utime(path, ns=(moment, moment))
    assert view.stamp(path) != before
    os.utime(path, ns=(0, 0))
    old = view.stamp(path)
    assert old == view.stamp(path) != before
