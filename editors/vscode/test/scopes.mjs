// Prints the scopes of each line of some scripts, as the TextMate grammar gives them: a JSON array
// of `[file, [[scope, …], …]]`, one inner array for each line. Usage: node scopes.mjs FILE…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const require = createRequire(import.meta.url);
await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);

const path = new URL("../syntaxes/story.tmLanguage.json", import.meta.url);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, "utf8"), path.pathname),
});
const grammar = await registry.loadGrammar("text.story");

const scopesOf = (text) => {
  let state = textmate.INITIAL;
  return text.split(/\r\n|\n|\r/).map((line) => {
    const told = grammar.tokenizeLine(line, state);
    state = told.ruleStack;
    return [...new Set(told.tokens.flatMap((token) => token.scopes))];
  });
};

console.log(JSON.stringify(process.argv.slice(2).map((file) => [file, scopesOf(readFileSync(file, "utf8"))])));
