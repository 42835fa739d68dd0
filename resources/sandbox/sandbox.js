// The sandbox's page: shows both sides and drives the control API. Everything from outside goes in as text, never as markup.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
"use strict";

const services = ["quickbooks", "highlevel"];
const pageSize = 100;
const byId = (id) => document.getElementById(id);
const slice = { from: 0, find: "", most: 0 };
const messageSlice = { from: 0, found: 0 };
let lastCounters = "";
let lastMessages = "";

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function say(text, isError = false) {
  const message = byId("message");
  message.textContent = text;
  message.classList.toggle("alert", isError);
  message.hidden = text === "";
}

async function call(method, path, body) {
  const reply = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await reply.json();
  if (!reply.ok) {
    throw new Error(answer.error || "Status " + reply.status);
  }
  return answer;
}

// Runs one doing of the owner and shows how it ended.
async function attempt(doing) {
  try {
    const text = await doing();
    say(text || "Done.");
    await refresh(true);
  } catch (error) {
    say(error.message, true);
  }
}

// Names may run from right to left, or be very long.
function foreign(text) {
  const made = element("bdi", { className: "long", textContent: text });
  made.title = text.length > 120 ? text.slice(0, 1000) : "";
  return made;
}

function personRow(person, emails, details) {
  const name = element("td", {}, foreign(person.name || "(no name)"));
  if (person.active === false) {
    name.append(element("span", { className: "inactive", textContent: " inactive" }));
  }
  for (const detail of details) {
    name.append(element("div", { className: "counts", textContent: detail }));
  }
  const reach = element("td");
  for (const line of [...emails, person.phone].filter((text) => text)) {
    reach.append(element("div", {}, element("bdi", { textContent: line })));
  }
  const linked = element("td", { className: person.linked ? "linked id" : "id", textContent: person.linked ? "\u2194 " + person.linked : "\u2013" });
  return element("tr", {}, element("td", { className: "id", textContent: person.id }), name, reach, linked);
}

function showPeople(people) {
  byId("customers").replaceChildren(...people.customers.map((row) => personRow(row, row.emails, [])));
  byId("contacts").replaceChildren(
    ...people.contacts.map((row) => personRow(row, [row.email], [row.tags.length ? "tags: " + row.tags.join(", ") : "", row.source ? "source: " + row.source : "", row.optedOut.length ? "do not disturb: " + row.optedOut.join(", ") : ""].filter((text) => text))));
  for (const side of ["customers", "contacts"]) {
    const found = slice.find ? ", " + people[side + "Found"] + " found" : "";
    byId(side + "-counts").textContent = people[side + "Total"] + " in all, " + people[side + "Linked"] + " on both sides by e-mail address" + found;
  }
  slice.most = Math.max(people.customersFound, people.contactsFound);
  byId("range").textContent = slice.most === 0 ? "nobody" : slice.from + 1 + " to " + Math.min(slice.from + pageSize, slice.most) + " of " + slice.most;
  byId("previous").disabled = slice.from === 0;
  byId("next").disabled = slice.from + pageSize >= slice.most;
  const lists = { quickbooks: people.customers, highlevel: people.contacts };
  for (const service of services) {
    byId("ids-" + service)?.replaceChildren(...lists[service].map((row) => element("option", { value: row.id, label: row.name.slice(0, 60) })));
  }
}

async function refreshPeople() {
  showPeople(await call("GET", "/sandbox/people?" + new URLSearchParams({ from: slice.from, count: pageSize, find: slice.find })));
}

function doing(title, action, parameters) {
  const button = element("button", { type: "button", textContent: title });
  button.addEventListener("click", () => attempt(async () => {
    await call("POST", "/sandbox/highlevel/act", { action, parameters });
    return title + ": done.";
  }));
  return button;
}

function messageRow(message) {
  const channel = { Email: "Email", SMS: "SMS" }[message.channel] || "all";
  const contact = message.contactId;
  const doings = element("td", { className: "doings" });
  if (message.direction === "outbound" && message.status !== "cancelled") {
    doings.append(doing("Delivered", "message.status", { message: message.id, status: "delivered" }), doing("Failed", "message.status", { message: message.id, status: "failed" }));
  }
  doings.append(doing("Opt out of " + channel, "contact.dnd", { contact, channel, state: "on" }), doing("Opt out of all", "contact.dnd", { contact, channel: "all", state: "on" }));
  doings.append(doing("Opt in", "contact.opt_in", { contact }));
  const text = element("td");
  if (message.subject) {
    text.append(element("strong", {}, foreign(message.subject)));
  }
  text.append(foreign(message.body));
  const withWhom = element("td", {}, foreign(message.contactName || "(contact gone)"), element("div", { className: "counts", textContent: (message.direction === "inbound" ? "from " + message.from : "to " + message.to) }), element("div", { className: "counts id", textContent: contact }));
  return element("tr", {}, element("td", { className: "number", textContent: message.dateAdded.replace("T", " ").slice(0, 19) }), withWhom,
    element("td", { textContent: message.channel + (message.direction === "inbound" ? ", in" : "") + (message.source === "app" ? ", by hand" : "") }), text,
    element("td", { textContent: message.status + (message.error ? ": " + message.error : "") }), doings);
}

// Statuses move with the clock alone, so this is asked each time; the rows are only touched when they differ.
async function refreshMessages() {
  const answer = await call("GET", "/sandbox/messages?" + new URLSearchParams({ from: messageSlice.from, count: pageSize }));
  const text = JSON.stringify(answer);
  if (text === lastMessages) {
    return;
  }
  lastMessages = text;
  messageSlice.found = answer.found;
  byId("messages-rows").replaceChildren(...answer.messages.map(messageRow));
  byId("messages-counts").textContent = answer.total + " in all";
  byId("messages-range").textContent = answer.found === 0 ? "none" : messageSlice.from + 1 + " to " + Math.min(messageSlice.from + pageSize, answer.found) + " of " + answer.found;
  byId("messages-previous").disabled = messageSlice.from === 0;
  byId("messages-next").disabled = messageSlice.from + pageSize >= answer.found;
  byId("ids-messages")?.replaceChildren(...answer.messages.map((row) => element("option", { value: row.id, label: row.contactName + ": " + row.body.slice(0, 40) })));
}

function showCounters(counters) {
  for (const service of services) {
    const rows = [];
    for (const [name, value] of Object.entries(counters[service])) {
      rows.push(element("dt", { textContent: name }), element("dd", { textContent: typeof value === "object" ? JSON.stringify(value) : String(value) }));
    }
    byId("counters-" + service).replaceChildren(...rows);
  }
}

function faultText(rule) {
  const where = [rule.service || "both services", rule.method || "any method", rule.pathContains ? "path with " + rule.pathContains : "any path"];
  const often = rule.times < 0 ? "always" : rule.times - rule.hits + " more";
  return rule.fault + ": " + where.join(", ") + "; " + often + (rule.everyNth > 1 ? ", every " + rule.everyNth + ". request" : "")
    + (rule.latencyMs ? ", after " + rule.latencyMs + " ms" : "") + "; happened " + rule.hits + " times";
}

async function refreshFaults() {
  const answer = await call("GET", "/sandbox/faults");
  byId("faults").replaceChildren(...answer.faults.map((rule) => element("li", { textContent: faultText(rule) })));
  if (byId("fault-words").options.length === 0) {
    byId("fault-words").append(...answer.words.map((word) => element("option", { textContent: word })));
  }
}

async function refreshRequests() {
  const requests = await call("GET", "/sandbox/requests");
  byId("requests").replaceChildren(...requests.reverse().slice(0, 200).map((entry) => element("tr", {},
    element("td", { className: "number", textContent: entry.number }), element("td", { className: "number", textContent: entry.time.slice(11, 23) }),
    element("td", { textContent: entry.service }), element("td", { textContent: entry.method + " " + entry.path }),
    element("td", { className: "number", textContent: entry.status || "none" }), element("td", { textContent: entry.fault }))));
}

async function refresh(all) {
  const [counters, clock] = await Promise.all([call("GET", "/sandbox/counters"), call("GET", "/sandbox/clock")]);
  byId("now").textContent = clock.now;
  byId("offset").textContent = clock.offsetSeconds > 0 ? ", " + clock.offsetSeconds + " s ahead of this computer" : "";
  await refreshMessages();
  const text = JSON.stringify(counters);
  if (!all && text === lastCounters) {
    return;
  }
  lastCounters = text;
  showCounters(counters);
  await Promise.all([refreshPeople(), refreshFaults(), byId("log").open ? refreshRequests() : null]);
}

function actionForm(service, action) {
  const form = element("form", { className: "fields" });
  for (const parameter of action.parameters || []) {
    const input = element("input", { name: parameter.name, placeholder: parameter.example || "", autocomplete: "off" });
    if (/^(id|merged|parent|contact|keep|drop)$/.test(parameter.name)) {
      input.setAttribute("list", "ids-" + service);
    } else if (parameter.name === "message") {
      input.setAttribute("list", "ids-messages");
    }
    form.append(element("label", {}, parameter.title || parameter.name, input));
  }
  form.append(element("button", { textContent: action.title || action.name }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const parameters = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    attempt(async () => {
      const answer = await call("POST", "/sandbox/" + service + "/act", { action: action.name, parameters });
      return (action.title || action.name) + ": done. " + JSON.stringify(answer).slice(0, 300);
    });
  });
  return element("details", { className: "doing" }, element("summary", { textContent: action.title || action.name }), form);
}

function switchField(service, entry, position) {
  const choice = element("select", {}, ...entry.positions.map((text) => element("option", { textContent: text, selected: text === position })));
  choice.addEventListener("change", () => attempt(async () => {
    await call("POST", "/sandbox/switches", { service, name: entry.name, position: choice.value });
    return entry.name + " is now " + choice.value + ".";
  }));
  return element("label", { title: entry.about || "" }, entry.name, choice);
}

async function build() {
  const [actions, switches] = await Promise.all([call("GET", "/sandbox/actions"), call("GET", "/sandbox/switches")]);
  for (const service of services) {
    byId("actions-" + service).replaceChildren(element("datalist", { id: "ids-" + service }), ...(service === "highlevel" ? [element("datalist", { id: "ids-messages" })] : []), ...actions[service].map((action) => actionForm(service, action)));
    byId("switches-" + service).replaceChildren(
      ...switches[service].table.map((entry) => switchField(service, entry, switches[service].switches[entry.name])));
  }
}

function listen() {
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    slice.find = byId("find-text").value;
    slice.from = 0;
    refreshPeople().catch((error) => say(error.message, true));
  });
  const turn = (by) => () => {
    slice.from = Math.max(0, slice.from + by);
    refreshPeople().catch((error) => say(error.message, true));
  };
  byId("previous").addEventListener("click", turn(-pageSize));
  byId("next").addEventListener("click", turn(pageSize));
  const turnMessages = (by) => () => {
    messageSlice.from = Math.max(0, messageSlice.from + by);
    refreshMessages().catch((error) => say(error.message, true));
  };
  byId("messages-previous").addEventListener("click", turnMessages(-pageSize));
  byId("messages-next").addEventListener("click", turnMessages(pageSize));
  byId("log").addEventListener("toggle", () => refreshRequests().catch((error) => say(error.message, true)));

  byId("fault").addEventListener("submit", (event) => {
    event.preventDefault();
    const rule = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ""));
    for (const name of ["times", "everyNth", "latencyMs"]) {
      if (name in rule) {
        rule[name] = Number(rule[name]);
      }
    }
    attempt(async () => "Added: " + faultText(await call("POST", "/sandbox/faults", rule)));
  });
  byId("no-faults").addEventListener("click", () => attempt(async () => {
    await call("DELETE", "/sandbox/faults");
    return "No fault is waiting.";
  }));
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => attempt(async () => "The clock shows " + (await call("POST", "/sandbox/clock", { advanceSeconds: Number(button.dataset.advance) })).now + "."));
  }
  for (const button of document.querySelectorAll("[data-limits]")) {
    button.addEventListener("click", () => attempt(async () => {
      await call("POST", "/sandbox/limits", { on: button.dataset.limits === "on" });
      return "The services' limits are " + button.dataset.limits + ".";
    }));
  }
}

// Asks again two seconds after the last answer, so a slow sandbox is never asked twice at once.
async function watch() {
  if (document.visibilityState === "visible") {
    try {
      await refresh(false);
      if (byId("message").dataset.lost) {
        delete byId("message").dataset.lost;
        say("");
      }
    } catch (error) {
      byId("message").dataset.lost = "1";
      say("The sandbox does not answer: " + error.message, true);
    }
  }
  setTimeout(watch, 2000);
}

listen();
build().then(() => refresh(true)).catch((error) => say(error.message, true)).finally(() => setTimeout(watch, 2000));
