// run.mjs FOLDER: calls each function of the program in the folder, which `bindgen` has written, with a server on the loopback interface.
// Exits with 1 if one of them fails.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder] = process.argv.slice(2);
const program = createRequire(import.meta.url)(resolve(folder, "program.js"));

const integrations = (organization) => `/api/0/organizations/${organization}/integrations/`;
const integration = (id) => ({ id, name: "Slack", provider: {} });

// The requests for the pages. The first one fails.
const requests = [];

function respond(request, response) {
  const { pathname, searchParams } = new URL(request.url, origin);
  const send = (status, headers, body) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  if (pathname === integrations("nobody")) {
    send(404, {}, { detail: "there is no such organization" });
  } else if (pathname === integrations("acme")) {
    requests.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    if (requests.length === 1) {
      send(503, {}, { detail: "later" });
    } else if (searchParams.get("cursor") === "next") {
      send(200, {}, [integration("2")]);
    } else {
      const next = `<${origin}${pathname}?cursor=next>; rel="next"; results="true"`;
      send(200, { link: next }, [integration("1")]);
    }
  } else if (pathname !== integrations("silent")) {
    send(400, {}, { detail: `an unexpected request: ${request.url}` });
  }
}

const server = createServer(respond);
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}`;

// A call that never ends fails too.
const limit = setTimeout(() => {
  console.error("a call did not end in 30 seconds");
  process.exit(1);
}, 30_000);

async function check(name, call) {
  try {
    await call();
    console.log(`${name}: ok`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${name}: failed:`, error);
  }
}

await check("a type is read and written", () => program.reads_and_writes_a_type());
await check("a call without a server", () => program.calls_without_a_server());
await check("pages of a server, after a retry", async () => {
  await program.reads_pages_from_a_server(origin);
  const expected = ["", "", "?cursor=next"].map((query) => `GET ${integrations("acme")}${query} Bearer secret`);
  if (requests.join("\n") !== expected.join("\n")) throw new Error(`the requests:\n${requests.join("\n")}`);
});
await check("an error of a server", () => program.reads_an_error_from_a_server(origin));
await check("a call that is given up", () => program.gives_up_after_a_timeout(origin));

clearTimeout(limit);
server.closeAllConnections();
server.close();
