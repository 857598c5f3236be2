import assert from "node:assert/strict";
import { test } from "node:test";
import { serverCommand, type Surroundings } from "../../src/command.ts";

const project = "/home/ida/film";
const own = `${project}/.venv/bin/storyc`;
const shared = "/usr/local/bin/storyc";

function around(there: string[], more: Partial<Surroundings> = {}): Surroundings {
  return {
    configured: [],
    isTrusted: true,
    folders: [project],
    searchPath: ["/usr/bin", "/usr/local/bin"],
    platform: "linux",
    exists: (path) => there.includes(path),
    ...more,
  };
}

test("the setting comes first, whether or not it is there", () => {
  assert.deepEqual(serverCommand(around([own], { configured: ["uvx", "storyc"] })), ["uvx", "storyc", "lsp"]);
});

test("the project's own environment comes before the search path", () => {
  assert.deepEqual(serverCommand(around([own, shared])), [own, "lsp"]);
  assert.deepEqual(serverCommand(around([shared])), [shared, "lsp"]);
});

test("a folder that is not trusted has nothing run", () => {
  assert.deepEqual(serverCommand(around([own, shared], { isTrusted: false })), [shared, "lsp"]);
  assert.equal(serverCommand(around([own], { isTrusted: false })), undefined);
});

test("the folder that happens to be current is not searched", () => {
  assert.equal(serverCommand(around(["/storyc", "./storyc"], { searchPath: ["", "."] })), undefined);
});

test("Windows has other names", () => {
  const path = "C:\\film\\.venv\\Scripts\\storyc.exe";
  assert.deepEqual(serverCommand(around([path], { platform: "win32", folders: ["C:\\film"] })), [path, "lsp"]);
});

test("where there is no server there is no command", () => {
  assert.equal(serverCommand(around([])), undefined);
});
