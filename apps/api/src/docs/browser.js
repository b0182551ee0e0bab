// What the pages do with a script: search, and the reader's language in every example. They say everything without it.
const search = document.querySelector("#search");
const input = search.querySelector("input");
const list = search.querySelector("ul");
search.hidden = false;

let entries;
async function load() {
  entries ??= fetch("/docs/search.json").then((answer) => answer.json());
  return entries;
}

input.addEventListener("focus", () => load());
input.addEventListener("input", async () => {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? [] : rank(await load(), words);
  list.replaceChildren(...found.map(toItem));
});

function rank(all, words) {
  return all
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 12)
    .map(({ entry }) => entry);
}

/** All words must be there; those in the title count most. */
function scoreOf({ title, under, words: text }, words) {
  const [head, way] = [title.toLowerCase(), under.toLowerCase()];
  const scores = words.map((word) =>
    head.includes(word) ? 4 : way.includes(word) ? 2 : text.includes(word) ? 1 : 0,
  );
  return scores.includes(0) ? 0 : scores.reduce((sum, each) => sum + each);
}

function toItem({ title, under, url }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.append(title, Object.assign(document.createElement("small"), { textContent: under }));
  link.addEventListener("click", close);
  item.append(link);
  return item;
}

function close() {
  input.value = "";
  list.replaceChildren();
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type !== "radio";
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    input.focus();
  }
  if (!search.contains(event.target)) return;
  const stops = [input, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(event.target) + step))].focus();
  } else if (event.key === "Enter" && event.target === input) list.querySelector("a")?.click();
  else if (event.key === "Escape") {
    close();
    input.focus();
  }
});

const kept = "gotovo-docs-language";
function choose(language) {
  for (const radio of document.querySelectorAll(".languages input")) radio.checked = radio.value === language;
}
const earlier = localStorage.getItem(kept);
if (document.querySelector(`.languages input[value="${CSS.escape(earlier ?? "")}"]`)) choose(earlier);
document.addEventListener("change", ({ target }) => {
  if (!target.closest(".languages")) return;
  localStorage.setItem(kept, target.value);
  const before = target.getBoundingClientRect().top;
  choose(target.value);
  // Examples above may be longer now: what the reader looks at stays where it is.
  scrollBy(0, target.getBoundingClientRect().top - before);
});
