// Builds dist/lotse.js (and dist/lotse.css for browsers that cannot adopt style sheets).
// `node build.mjs --outdir DIR` builds elsewhere, so that a test can compare.
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const LIMIT = 15 * 1024; // bytes of gzip: more is too slow on a phone with a bad line
const TARGETS = ["chrome90", "safari14", "firefox91"];
const HERE = dirname(fileURLToPath(import.meta.url));
const DATA = join(HERE, "../../data");
const BEFORE_OPENING = ["title", "open", "close", "offline"];

const outdir = process.argv[2] === "--outdir" ? process.argv[3] : join(HERE, "dist");
mkdirSync(outdir, { recursive: true });

const style = await minifiedStyle();
await build({
  entryPoints: [join(HERE, "src/index.ts")],
  outfile: join(outdir, "lotse.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: TARGETS,
  supported: { destructuring: true }, // Safari 14.0 has a fault in a corner of it that is not used here
  charset: "utf8",
  mangleProps: ownNames(),
  define: { STYLE: JSON.stringify(style), KNOWN: JSON.stringify(known()) },
});
writeFileSync(join(outdir, "lotse.css"), style);
checkSize(join(outdir, "lotse.js"));

/** Private members whose names nothing else has (`.name`, `{ name }`): they get short ones. */
function ownNames() {
  const folder = join(HERE, "src");
  const source = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const declared = source.matchAll(/\bprivate (?:readonly |async |get )*(\w+)/g);
  const isShared = (name) => new RegExp(`(?<!\\bthis)\\.${name}\\b|[{,]\\s*${name}\\s*[:,}]`).test(source);
  const own = new Set([...declared].map(([, name]) => name).filter((name) => !isShared(name)));
  return new RegExp(`^(?:${[...own].join("|")})$`);
}

async function minifiedStyle() {
  const source = readFileSync(join(HERE, "src/style.css"), "utf8");
  const { code } = await transform(source, { loader: "css", minify: true, target: TARGETS });
  return code.trim();
}

/** What the widget knows before it may ask the server: nothing is requested before it is opened. */
function known() {
  const codes = readdirSync(join(DATA, "languages"));
  return {
    labels: Object.fromEntries(codes.map((code) => [code, labels(code)])),
    fallbacks: Object.assign({}, ...codes.map(fallbacks)),
    delicate: delicateNeeds(),
  };
}

/** The words beside the launcher in one language, German where they are not translated. */
function labels(code) {
  const own = texts(code);
  const german = texts("de");
  const words = BEFORE_OPENING.map((key) => own[`widget_${key}`] ?? german[`widget_${key}`]);
  return [...words.map(firstSentence), field(code, "direction")].join("\n");
}

/** As little as can be said: this stands in the bundle once for every language. */
function firstSentence(text) {
  return text.match(/^[^.!?]+[.!?]?/)[0];
}

/** The one-line texts of a language; empty before it is translated. */
function texts(code) {
  const file = join(DATA, "languages", code, "texts.yml");
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, "utf8").matchAll(/^(\w+): (".*")\s*$/gm);
  return Object.fromEntries([...lines].map(([, key, text]) => [key, JSON.parse(text)]));
}

/** Codes that mean this language without beginning with its code ("prs" is "fa"). */
function fallbacks(code) {
  const others = field(code, "falls_back").replace(/[[\]\s]/g, "").split(",");
  const foreign = others.filter((other) => other.split("-")[0] !== code.split("-")[0]);
  return Object.fromEntries(foreign.filter(Boolean).map((other) => [other.toLowerCase(), code]));
}

function field(code, name) {
  const file = readFileSync(join(DATA, "languages", code, "language.yml"), "utf8");
  return file.match(new RegExp(`^${name}: (.*)$`, "m"))?.[1] ?? "";
}

/** The needs that a danger belongs to: beside them the way out of the page is shown. */
function delicateNeeds() {
  const [header, ...rows] = readFileSync(join(DATA, "needs.csv"), "utf8").trim().split("\n");
  const fromEnd = header.split(",").reverse().indexOf("dangers"); // no commas in what follows
  if (fromEnd < 0) throw new Error("data/needs.csv: no column \"dangers\", expected one");
  return rows.filter((row) => row.split(",").reverse()[fromEnd]).map((row) => row.split(",")[0]);
}

function checkSize(file) {
  const bytes = gzipSync(readFileSync(file), { level: 9 }).length;
  console.log(`${file}: ${(bytes / 1024).toFixed(1)} KiB gzip`);
  if (bytes > LIMIT) {
    console.error(`${file}: more than ${LIMIT / 1024} KiB gzip; make the widget smaller`);
    process.exit(1);
  }
}
