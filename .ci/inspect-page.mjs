// Opens pages of `generator inspect --html` in headless Chromium, and uses them: searches, follows a link, presses keys.
// Usage: node .ci/inspect-page.mjs CHROMIUM FOLDER PAGE QUERY FOUND [SCREENSHOT]
// Chromium is driven by its DevTools protocol over a pipe, so that no package is needed.

import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [chromium, folder, file, query, found, screenshot] = process.argv.slice(2);
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--window-size=1300,900", `--user-data-dir=${folder}`, "--remote-debugging-pipe"];
const browser = spawn(chromium, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map();
const problems = [];
const loaded = new Set();
let received = "", last = 0, session;

browser.stdio[4].on("data", data => {
  const messages = (received + data).split("\0");
  received = messages.pop();
  messages.map(message => JSON.parse(message)).forEach(receive);
});

function receive({ id, method, params, result, error }) {
  if (id) {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error.message)); else resolve(result);
  } else if (method === "Page.loadEventFired") {
    loaded.forEach(resolve => resolve());
  } else if (method === "Runtime.exceptionThrown") {
    problems.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
  } else if (method === "Log.entryAdded") {
    problems.push(params.entry.text);
  } else if (method === "Runtime.consoleAPICalled") {
    problems.push(`console.${params.type}`);
  } else if (method === "Page.javascriptDialogOpening") {
    problems.push(`a dialog: ${params.message}`);
  } else if (method === "Network.requestWillBeSent" && !params.request.url.startsWith("file:")) {
    problems.push(`a request to ${params.request.url}`);
  }
}

function send(method, params = {}) {
  const id = ++last;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + "\0");
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

// The policy of the page does not apply to what the protocol evaluates.
async function value(expression) {
  const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

async function open(url) {
  const load = new Promise(resolve => loaded.add(resolve));
  await send("Page.navigate", { url });
  await load;
}

async function press(key, code) {
  const texts = { Enter: "\r" };
  const text = key.length === 1 ? { text: key } : { text: texts[key] };
  await send("Input.dispatchKeyEvent", { type: "keyDown", key, windowsVirtualKeyCode: code, ...text });
  await send("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
}

function equal(actual, wanted, what) {
  if (actual !== wanted) problems.push(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`);
}

async function picture(name) {
  if (!screenshot) return;
  const { data } = await send("Page.captureScreenshot");
  writeFileSync(`${screenshot}-${name}.png`, Buffer.from(data, "base64"));
}

async function use() {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  session = (await send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await send(`${domain}.enable`);
  const begin = Date.now();
  await open(pathToFileURL(file).href);
  const opened = Date.now() - begin;
  await picture("light");
  await press("/", 191);
  equal(await value("document.activeElement.id"), "search", "the key / goes to the search");
  await send("Input.insertText", { text: query });
  const took = await value(`(() => {
    const begin = performance.now();
    clearTimeout(pending);
    find();
    document.body.offsetHeight;
    return Math.round(performance.now() - begin);
  })()`);
  const headings = `[...document.querySelectorAll("details.entry:not([hidden]) > summary .title > code")]
    .filter(heading => !heading.closest("[hidden]")).map(heading => heading.textContent)`;
  const shown = await value(headings);
  if (!shown.includes(found)) problems.push(`the search for ${query} shows ${shown.slice(0, 10)}`);
  const all = await value(`document.querySelectorAll("details.entry").length`);
  if (shown.length >= all) problems.push("the search hides nothing");
  await press("ArrowDown", 40);
  equal(await value("document.activeElement.querySelector('code').textContent"), shown[0], "the arrow goes to the first heading");
  await press("Enter", 13);
  await picture("found");
  equal(await value("document.activeElement.parentElement.open"), true, "Enter opens the entry");
  await press("Escape", 27);
  equal(await value(`${headings}.length`), all, "Escape shows all");
  const type = await value(`document.querySelector('details.operation pre a[href^="#type."]')?.getAttribute("href")`);
  if (type) {
    await value(`document.querySelector('details.operation pre a[href="${type}"]').click()`);
    await value("new Promise(resolve => setTimeout(resolve, 200))");
    equal(await value(`document.getElementById(${JSON.stringify(type.slice(1))}).open`), true, "a link opens its type");
    await picture("type");
  } else {
    problems.push("no operation has a link to a type");
  }
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
  const dark = await value("getComputedStyle(document.body).backgroundColor");
  await picture("dark");
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "light" }] });
  if (dark === await value("getComputedStyle(document.body).backgroundColor")) problems.push("dark is as light");
  equal(await value("document.querySelectorAll('img, iframe, link, script:not(body > script:last-child)').length"), 0, "foreign elements");
  console.log(`${file}: ${all} entries, opened in ${opened} ms, "${query}" found ${shown.length} in ${took} ms`);
}

const limit = setTimeout(() => {
  problems.push("Chromium does not answer");
  end();
}, 120_000);

function end() {
  clearTimeout(limit);
  problems.forEach(problem => console.error(`${file}: ${problem}`));
  browser.on("exit", () => process.exit(problems.length > 0 ? 1 : 0));
  browser.kill();
}

use().catch(error => problems.push(error.stack)).finally(end);
