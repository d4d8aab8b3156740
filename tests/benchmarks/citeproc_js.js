// Formats with citeproc-js what standard input asks for: node citeproc_js.js FOLDER < job.json
// A job has locales, items, citations and styles; the answer has each style's citations and entries,
// and the milliseconds of the processor that loading the style and formatting took.
const fs = require("fs");
const path = require("path");

const CSL = require(path.resolve(process.argv[2], "citeproc_commonjs.js"));
CSL.Output.Formats.html["@bibliography/entry"] = function (state, text) {
  return `${this.system_id}\n${text}`;
};
const job = JSON.parse(fs.readFileSync(0, "utf8"));
const items = new Map(job.items.map((item) => [item.id, item]));

function milliseconds(usage) {
  return (usage.user + usage.system) / 1000;
}

function formatted(style) {
  const system = {
    retrieveLocale: (language) => job.locales[language],
    retrieveItem: (id) => JSON.parse(JSON.stringify(items.get(id))),
  };
  const began = process.cpuUsage();
  const engine = new CSL.Engine(system, style, "en-US");
  const loaded = process.cpuUsage(began);
  const inNotes = engine.opt.xclass === "note";
  const citations = job.citations.map((citationItems, place) => ({
    citationID: String(place),
    citationItems: JSON.parse(JSON.stringify(citationItems)),
    properties: { noteIndex: inNotes ? place + 1 : 0 },
  }));
  const texts = engine.rebuildProcessorState(citations, "html").map((citation) => citation[2]);
  const list = engine.makeBibliography();
  const entries = list ? list[1].map((entry) => entry.split(/\n(.*)/s).slice(0, 2)) : [];
  const whole = milliseconds(process.cpuUsage(began));
  const loading = milliseconds(loaded);
  const times = { loading, formatting: whole - loading };
  return { texts, entries, times };
}

const answers = job.styles.map((style) => {
  try {
    return formatted(style);
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers));
