// Which program serves the language: no part of the editor, so that it can be tested alone.

/** What is known of the place where the editor runs. */
export interface Surroundings {
  /** The setting `storyc.command`; empty where nobody set it. */
  readonly configured: readonly string[];
  /** Whether programs of the opened folders may be run. */
  readonly isTrusted: boolean;
  /** The opened folders, as paths. */
  readonly folders: readonly string[];
  /** The folders of the search path. */
  readonly searchPath: readonly string[];
  readonly platform: NodeJS.Platform;
  exists(path: string): boolean;
}

/**
 * Returns the server's program and its arguments, `undefined` if there is none on this machine.
 *
 * The program of a project's own `.venv` is run only where the folder is trusted: it belongs to
 * whoever wrote the project.
 */
export function serverCommand(around: Surroundings): string[] | undefined {
  if (around.configured.length > 0) {
    return [...around.configured, "lsp"];
  }
  const isWindows = around.platform === "win32";
  const separator = isWindows ? "\\" : "/";
  const name = isWindows ? "storyc.exe" : "storyc";
  const scripts = isWindows ? "Scripts" : "bin";
  const own = around.isTrusted
    ? around.folders.map((it) => [it, ".venv", scripts, name].join(separator))
    : [];
  // An empty part of the search path means the current folder, which is the project's.
  const shared = around.searchPath
    .filter((it) => it !== "" && it !== ".")
    .map((it) => [it, name].join(separator));
  const found = [...own, ...shared].find((it) => around.exists(it));
  return found === undefined ? undefined : [found, "lsp"];
}
