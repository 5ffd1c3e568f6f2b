
"use strict";
const search = document.getElementById("search");
const shownStatus = document.getElementById("status");
const total = shownStatus.textContent;
const navigation = [...document.querySelectorAll("nav a")];
const sections = [...document.querySelectorAll("main > section")].map(section => ({
  section,
  link: navigation.find(link => link.getAttribute("href") === "#" + section.id),
  entries: [...section.querySelectorAll("details.entry")].map(entry => ({ entry })),
}));

// What an entry is found by: its heading, and the names of its arguments, fields and variants. It is read when it is needed first.
function textOf(found) {
  if (found.text === undefined) {
    const parts = [found.entry.querySelector("summary"), ...found.entry.querySelectorAll("td.name")];
    found.text = parts.map(part => part.textContent).join("\n").toLowerCase();
  }
  return found.text;
}

function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
  let operations = 0, types = 0;
  for (const { section, link, entries } of sections) {
    let shown = 0;
    for (const found of entries) {
      found.entry.hidden = !words.every(word => textOf(found).includes(word));
      shown += found.entry.hidden ? 0 : 1;
    }
    section.hidden = words.length > 0 && shown === 0;
    if (link) {
      link.parentElement.hidden = section.hidden;
      if (entries.length) link.nextElementSibling.textContent = shown;
    }
    if (section.id === "types") types += shown; else operations += shown;
  }
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  shownStatus.textContent = words.length ? `found: ${count(operations, "operation")}, ${count(types, "type")}` : total;
}

// Opens what a link leads to, also if the search has hidden it.
function follow(hash) {
  // A name that is not ASCII is encoded in the address.
  const target = document.getElementById(hash.slice(1)) || document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  if (target.hidden || target.closest("section")?.hidden) {
    search.value = "";
    find();
  }
  if (target.tagName === "DETAILS") target.open = true;
  target.scrollIntoView();
}

// Goes to the next or previous heading that is shown.
function step(from, by) {
  const shown = [...document.querySelectorAll("main > section:not([hidden]) > details:not([hidden]) > summary")];
  const next = shown[shown.indexOf(from) + by];
  if (next) next.focus(); else if (by < 0) search.focus();
}

let pending;
search.addEventListener("input", () => {
  clearTimeout(pending);
  pending = setTimeout(find, 60);
});
document.addEventListener("click", event => {
  const link = event.target.closest?.('a[href^="#"]');
  if (link && link.getAttribute("href") === location.hash) follow(location.hash);
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const on = document.activeElement;
  if (event.key === "/" && on !== search) {
    search.focus();
    search.select();
  } else if (event.key === "Escape" && search.value) {
    search.value = "";
    find();
  } else if (event.key === "ArrowDown" && (on === search || on.tagName === "SUMMARY")) {
    step(on === search ? null : on, 1);
  } else if (event.key === "ArrowUp" && on.tagName === "SUMMARY") {
    step(on, -1);
  } else {
    return;
  }
  event.preventDefault();
});
addEventListener("hashchange", () => follow(location.hash));
if (location.hash) follow(location.hash);
if (search.value) find();
