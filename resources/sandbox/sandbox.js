// The sandbox's page: shows both sides and drives the control API. Everything from outside goes in as text, never as markup.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
"use strict";

const services = ["quickbooks", "highlevel"];
const pageSize = 100;
const byId = (id) => document.getElementById(id);
const slice = { from: 0, find: "", most: 0 };
const actions = { quickbooks: new Map(), highlevel: new Map() };
let lastCounters = "";

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
async function attempt(doing, sayError = (text) => say(text, true)) {
  try {
    const text = await doing();
    say(text || "Done.");
    await refresh(true);
  } catch (error) {
    sayError(error.message);
  }
}

// What an answer says about the object that was made or changed, in a few words.
function outcome(answer) {
  const object = answer.transaction || answer.invoice || answer.contact || answer.message || answer.subscription || answer;
  const currency = object.CurrencyRef?.value || object.currency || "";
  const amount = (name, value) => (typeof value === "number" ? name + value + " " + currency : "");
  const number = object.DocNumber || (object.invoiceNumber ? (object.invoiceNumberPrefix || "") + object.invoiceNumber : "");
  const words = [object.DisplayName || object.contactName || object.CustomerRef?.name || object.contactDetails?.name, number,
    amount("", object.TotalAmt ?? object.total ?? object.amount), object.status && "status " + object.status,
    amount("still due ", object.TotalAmt > 0 ? object.Balance : object.amountDue), amount("refunded ", object.amountRefunded || undefined)];
  const said = words.filter((word) => typeof word === "string" && word !== "").join(", ");
  return (said || (Object.keys(answer).length ? JSON.stringify(answer) : "")).slice(0, 300);
}

// Carries an action out and says what it did, or why it was refused.
async function act(service, action, parameters) {
  const title = actions[service].get(action)?.title || action;
  try {
    const said = outcome(await call("POST", "/sandbox/" + service + "/act", { action, parameters }));
    return title + ": done" + (said ? ": " + said : "") + ".";
  } catch (error) {
    throw new Error(title + ": refused: " + error.message);
  }
}

// A button that does its thing at once.
function doing(title, service, action, parameters) {
  const button = element("button", { type: "button", textContent: title });
  button.addEventListener("click", () => attempt(() => act(service, action, parameters)));
  return button;
}

// A button that asks for the rest first.
function asking(title, service, action, values) {
  const button = element("button", { type: "button", textContent: title + "\u2026" });
  button.addEventListener("click", () => ask(service, action, values));
  return button;
}

// Puts new rows in the place of the old ones; who is on a button stays on it.
function replaceRows(body, rows) {
  const held = body.contains(document.activeElement) ? document.activeElement : null;
  const id = held?.closest("tr").dataset.id;
  const label = held?.textContent;
  body.replaceChildren(...rows);
  if (held) {
    const buttons = [...(rows.find((row) => row.dataset.id === id)?.querySelectorAll("button") || [])];
    (buttons.find((button) => button.textContent === label) || buttons[0] || body.closest(".scroll")).focus({ preventScroll: true });
  }
}

function tableRow(id, cells) {
  const row = element("tr", {}, ...cells);
  row.dataset.id = id;
  return row;
}

// Names may run from right to left, or be very long.
function foreign(text) {
  const made = element("bdi", { className: "long", textContent: text });
  made.title = text.length > 120 ? text.slice(0, 1000) : "";
  return made;
}

function personRow(person, emails, details, doings) {
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
  const linked = element("td", { className: "doings" }, element("div", { className: person.linked ? "linked id" : "id", textContent: person.linked ? "\u2194 " + person.linked : "\u2013" }), ...doings);
  return tableRow(person.id, [element("td", { className: "id", textContent: person.id }), name, reach, linked]);
}

function showPeople(people) {
  replaceRows(byId("customers"), people.customers.map((row) => personRow(row, row.emails, [], [asking("Invoice", "quickbooks", "invoice.add", { customer: row.id }), asking("Edit", "quickbooks", "customer.edit", { id: row.id })])));
  replaceRows(byId("contacts"),
    people.contacts.map((row) => personRow(row, [row.email], [row.tags.length ? "tags: " + row.tags.join(", ") : "", row.source ? "source: " + row.source : "", row.optedOut.length ? "do not disturb: " + row.optedOut.join(", ") : ""].filter((text) => text),
    [asking("Invoice", "highlevel", "invoice.create", { contact: row.id }), asking("Payment", "highlevel", "payment.order_form_one_step", { contact: row.id })])));
  for (const side of ["customers", "contacts"]) {
    const found = slice.find ? ", " + people[side + "Found"] + " found" : "";
    byId(side + "-counts").textContent = people[side + "Total"] + " in all, " + people[side + "Linked"] + " on both sides by e-mail address" + found;
  }
  slice.most = Math.max(people.customersFound, people.contactsFound);
  byId("range").textContent = slice.most === 0 ? "nobody" : slice.from + 1 + " to " + Math.min(slice.from + pageSize, slice.most) + " of " + slice.most;
  byId("previous").disabled = slice.from === 0;
  byId("next").disabled = slice.from + pageSize >= slice.most;
  offer("quickbooks/customers", people.customers.map((row) => [row.id, row.name]));
  offer("highlevel/contacts", people.contacts.map((row) => [row.id, row.name + " " + row.email]));
}

async function refreshPeople() {
  showPeople(await call("GET", "/sandbox/people?" + new URLSearchParams({ from: slice.from, count: pageSize, find: slice.find })));
}

// What a field of a form offers: ids with the names of what they are.
function offer(list, pairs) {
  let choices = byId("choices-" + list);
  if (!choices) {
    choices = element("datalist", { id: "choices-" + list });
    byId("choices").append(choices);
  }
  choices.replaceChildren(...pairs.filter(([id]) => id).map(([id, name]) => element("option", { value: id, label: name.slice(0, 80) })));
}

function small(...lines) {
  return lines.filter((text) => text).map((text) => element("div", { className: "counts" }, foreign(text)));
}

function cell(text, ...more) {
  return element("td", {}, foreign(text), ...small(...more));
}

function amountCell(text, ...more) {
  return element("td", { className: "amount" }, text, ...small(...more));
}

function dateCell(date, ...more) {
  return element("td", { className: "date" }, date, ...small(...more));
}

const numberCell = (row) => dateCell(row.number || "\u2013", row.date, "id " + row.id);

function statusCell(status, ...more) {
  return element("td", {}, element("span", { className: "status", textContent: status }), ...small(...more));
}

function doings(...buttons) {
  return element("td", { className: "doings" }, ...buttons.filter((button) => button));
}

const testWord = (row) => (row.test ? "test" : "");
const inQuickBooks = (title, action, parameters) => doing(title, "quickbooks", action, parameters);
const inHighLevel = (title, action, parameters) => doing(title, "highlevel", action, parameters);

function receiptList(title, adding, buttons) {
  return {
    title, adding,
    columns: ["No.", "Customer", "Total", "Status", "To do"],
    row: (row) => [numberCell(row), cell(row.customer, row.note), amountCell(row.total), statusCell(row.status || "booked"), doings(...buttons(row))],
    choice: (row) => [row.id, row.number + " " + row.customer + " " + row.total],
  };
}

function messageCells(message) {
  const channel = { Email: "Email", SMS: "SMS" }[message.channel] || "all";
  const contact = message.contactId;
  const sent = message.direction === "outbound" && message.status !== "cancelled";
  const text = element("td");
  if (message.subject) {
    text.append(element("strong", {}, foreign(message.subject)));
  }
  text.append(foreign(message.body));
  return [dateCell(message.dateAdded.slice(0, 10), message.dateAdded.slice(11, 19)),
    cell(message.contactName || "(contact gone)", message.direction === "inbound" ? "from " + message.from : "to " + message.to, contact),
    element("td", { textContent: message.channel + (message.direction === "inbound" ? ", in" : "") + (message.source === "app" ? ", by hand" : "") }), text,
    statusCell(message.status, message.error),
    doings(sent && inHighLevel("Delivered", "message.status", { message: message.id, status: "delivered" }), sent && inHighLevel("Failed", "message.status", { message: message.id, status: "failed" }),
      inHighLevel("Opt out of " + channel, "contact.dnd", { contact, channel, state: "on" }), channel !== "all" && inHighLevel("Opt out of all", "contact.dnd", { contact, channel: "all", state: "on" }),
      inHighLevel("Opt in", "contact.opt_in", { contact }))];
}

// Every list but customers and contacts: where its place is in the page, what its rows show and offer.
const lists = {
  "quickbooks/invoices": {
    title: "QuickBooks invoices", adding: ["Add an invoice", "invoice.add"],
    columns: ["No.", "Customer", "Total", "Status", "To do"],
    row: (row) => [numberCell(row), cell(row.customer, row.note), amountCell(row.total, "balance " + row.balance), statusCell(row.status),
      doings(/open|partly/.test(row.status) && inQuickBooks("Receive all", "payment.receive", { id: row.id }), /open|partly/.test(row.status) && asking("Receive", "quickbooks", "payment.receive", { id: row.id }),
        row.status !== "voided" && inQuickBooks("Void", "invoice.void", { id: row.id }), inQuickBooks("Delete", "invoice.delete", { id: row.id }))],
    choice: (row) => [row.id, row.number + " " + row.customer + " " + row.status],
  },
  "quickbooks/creditMemos": {
    title: "QuickBooks credit memos", adding: ["Add a credit memo", "creditmemo.add"],
    columns: ["No.", "Customer", "Total", "To do"],
    row: (row) => [numberCell(row), cell(row.customer, row.note), amountCell(row.total, "balance " + row.balance),
      doings(asking("Apply", "quickbooks", "creditmemo.apply", { id: row.id }), inQuickBooks("Delete", "creditmemo.delete", { id: row.id }))],
    choice: (row) => [row.id, row.number + " " + row.customer + " " + row.balance],
  },
  "quickbooks/payments": {
    title: "QuickBooks payments", adding: ["Receive a payment", "payment.receive"],
    columns: ["No.", "Customer", "Amount", "On invoice", "Status", "To do"],
    row: (row) => [numberCell(row), cell(row.customer, row.note), amountCell(row.total), cell(row.on || "\u2013", row.unapplied && row.unapplied + " unapplied"), statusCell(row.status || "booked"),
      doings(row.on && inQuickBooks("Take off", "payment.unapply", { id: row.id }), row.unapplied && asking("Apply", "quickbooks", "payment.apply", { id: row.id }), row.status !== "voided" && inQuickBooks("Void", "payment.void", { id: row.id }), inQuickBooks("Delete", "payment.delete", { id: row.id }))],
    choice: (row) => [row.id, row.customer + " " + row.total],
  },
  "quickbooks/salesReceipts": receiptList("QuickBooks sales receipts", ["Add a sales receipt", "receipt.add"],
    (row) => [row.status !== "voided" && inQuickBooks("Void", "receipt.void", { id: row.id }), inQuickBooks("Delete", "receipt.delete", { id: row.id })]),
  "quickbooks/refundReceipts": receiptList("QuickBooks refund receipts", null, () => []),
  "highlevel/invoices": {
    title: "HighLevel invoices", adding: ["Make an invoice", "invoice.create"],
    columns: ["No.", "Contact", "Total", "Status", "To do"],
    row: (row) => [dateCell(row.number, row.date, testWord(row)), cell(row.contact, row.contactId), amountCell(row.total, "paid " + row.paid), statusCell(row.status),
      doings(row.status === "draft" && inHighLevel("Send", "invoice.send", { invoice: row.id }), !/^(paid|void)$/.test(row.status) && inHighLevel("Pay all", "invoice.pay", { invoice: row.id }),
        !/^(paid|void)$/.test(row.status) && asking("Pay", "highlevel", "invoice.pay", { invoice: row.id }), !/^(paid|void)$/.test(row.status) && asking("Discount", "highlevel", "invoice.discount", { invoice: row.id, discount: "10" }),
        /paid/.test(row.status) && inHighLevel("Refund the last", "invoice.refund", { invoice: row.id }), row.status !== "void" && inHighLevel("Void", "invoice.void", { invoice: row.id }), inHighLevel("Delete", "invoice.delete", { invoice: row.id }))],
    choice: (row) => [row.id, row.number + " " + row.contact + " " + row.status],
  },
  "highlevel/transactions": {
    title: "HighLevel payments", adding: ["Pay by an order form", "payment.order_form_one_step"],
    columns: ["Time", "Contact", "Source", "Amount", "Status", "To do"],
    row: (row) => [dateCell(row.time.slice(0, 10), row.time.slice(11, 19)), cell(row.contact, testWord(row)), cell(row.source), amountCell(row.amount, row.refunded && row.refunded + " refunded"), statusCell(row.status),
      doings(/^(succeeded|partially_refunded)$/.test(row.status) && inHighLevel("Refund all", "payment.refund", { transaction: row.id }), /^(succeeded|partially_refunded)$/.test(row.status) && asking("Refund", "highlevel", "payment.refund", { transaction: row.id }),
        row.status === "pending" && inHighLevel("Settle", "payment.settle", { transaction: row.id }), row.status === "pending" && inHighLevel("Fail", "payment.settle", { transaction: row.id, fails: "on" }))],
    choice: (row) => [row.id, row.contact + " " + row.amount],
    more: (rows) => offer("highlevel/orders", rows.map((row) => [row.order, row.contact + " " + row.amount])),
  },
  "highlevel/subscriptions": {
    title: "HighLevel subscriptions", adding: ["Subscribe", "payment.subscription"],
    columns: ["Contact", "Product", "Amount", "Every", "Status", "To do"],
    row: (row) => [cell(row.contact || row.contactId, testWord(row)), cell(row.product), amountCell(row.amount), element("td", { textContent: row.every }), statusCell(row.status),
      doings(row.status !== "canceled" && inHighLevel("Cancel", "subscription.cancel", { subscription: row.id }), row.status !== "canceled" && inHighLevel("Let the next fail", "subscription.fail_next", { subscription: row.id }))],
    choice: (row) => [row.id, row.contact + " " + row.product],
  },
  "highlevel/messages": {
    title: "HighLevel messages", adding: ["Write a message by hand", "message.add"],
    columns: ["Time", "With", "Channel", "Text", "Status", "To do"],
    row: messageCells,
    choice: (row) => [row.id, row.contactName + ": " + row.body.slice(0, 40)],
  },
};

function buildList(key, place) {
  const list = lists[key];
  const [service, kind] = key.split("/");
  const titleId = service + "-" + kind + "-title";
  Object.assign(list, { service, kind, from: 0, last: "", counts: element("span", { className: "counts" }), body: element("tbody"), range: element("span"),
    newer: element("button", { type: "button", textContent: "Newer" }), older: element("button", { type: "button", textContent: "Older" }), pager: element("p", { className: "line", hidden: true }) });
  const turn = (by) => () => {
    list.from = Math.max(0, list.from + by);
    refreshList(list).catch((error) => say(error.message, true));
  };
  list.newer.addEventListener("click", turn(-pageSize));
  list.older.addEventListener("click", turn(pageSize));
  list.pager.append(list.newer, list.range, list.older);
  const region = element("div", { className: "scroll", tabIndex: 0 }, element("table", {},
    element("thead", {}, element("tr", {}, ...list.columns.map((text) => element("th", { scope: "col", textContent: text })))), list.body));
  region.setAttribute("role", "region");
  region.setAttribute("aria-labelledby", titleId);
  place.append(element("h3", { id: titleId, textContent: list.title }),
    element("p", { className: "line" }, ...(list.adding ? [asking(list.adding[0], service, list.adding[1], {})] : []), list.counts), region, list.pager);
}

// What is due happens with the clock alone, so this is asked each time; the rows are only touched when they differ.
async function refreshList(list) {
  const part = { from: list.from, count: pageSize, find: slice.find };
  const path = list.kind === "messages" ? "/sandbox/messages?" : "/sandbox/documents?" + new URLSearchParams({ service: list.service, kind: list.kind }) + "&";
  const answer = await call("GET", path + new URLSearchParams(part));
  const text = JSON.stringify([part, answer]);
  if (text === list.last) {
    return;
  }
  list.last = text;
  const rows = answer.rows || answer.messages;
  replaceRows(list.body, rows.map((row) => tableRow(row.id, list.row(row))));
  list.counts.textContent = answer.total + " in all" + (slice.find ? ", " + answer.found + " found" : "");
  list.range.textContent = rows.length === 0 ? "none" : list.from + 1 + " to " + (list.from + rows.length) + " of " + answer.found;
  list.newer.disabled = list.from === 0;
  list.older.disabled = list.from + pageSize >= answer.found;
  list.pager.hidden = list.newer.disabled && list.older.disabled;
  offer(list.service + "/" + list.kind, rows.map(list.choice));
  list.more?.(rows);
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
  await Promise.all(Object.values(lists).map(refreshList));
  const text = JSON.stringify(counters);
  if (!all && text === lastCounters) {
    return;
  }
  lastCounters = text;
  showCounters(counters);
  await Promise.all([refreshPeople(), refreshFaults(), byId("log").open ? refreshRequests() : null]);
}

// The list whose ids a field takes.
function choicesFor(service, action, name) {
  const ids = { customer: "customers", parent: "customers", merged: "customers", contact: "contacts", keep: "contacts", drop: "contacts", invoice: "invoices",
    creditmemo: "creditMemos", transaction: "transactions", subscription: "subscriptions", order: "orders", message: "messages" };
  const own = { customer: "customers", invoice: "invoices", payment: /receive/.test(action) ? "invoices" : "payments", receipt: "salesReceipts", creditmemo: "creditMemos" };
  const list = name === "id" ? own[action.split(".")[0]] : ids[name];
  return list ? "choices-" + service + "/" + list : "";
}

function field(service, action, parameter, value) {
  const choices = parameter.choices || [];
  const title = parameter.title || parameter.name;
  if (choices.length === 1) {
    return element("label", { className: "check" }, element("input", { type: "checkbox", name: parameter.name, value: choices[0], checked: value === choices[0] }), title);
  }
  if (choices.length > 1) {
    return element("label", {}, title, element("select", { name: parameter.name }, ...choices.map((text) => element("option", { textContent: text, selected: text === value }))));
  }
  const input = element("input", { name: parameter.name, placeholder: parameter.example ? "e.g. " + parameter.example : "", autocomplete: "off", value: value ?? "" });
  const list = choicesFor(service, action, parameter.name);
  if (list) {
    input.setAttribute("list", list);
  }
  return element("label", {}, title, input);
}

// Asks for what an action needs; the dialog stays until it is done or left.
function ask(service, name, values = {}) {
  const action = actions[service].get(name);
  const dialog = byId("dialog");
  const form = byId("dialog-form");
  const sayError = (text) => {
    byId("dialog-error").textContent = text;
    byId("dialog-error").hidden = text === "";
  };
  sayError("");
  byId("dialog-title").textContent = action.title;
  const leave = element("button", { type: "button", textContent: "Cancel" });
  leave.addEventListener("click", () => dialog.close());
  form.replaceChildren(...action.parameters.map((parameter) => field(service, name, parameter, values[parameter.name])),
    element("p", { className: "line" }, element("button", { textContent: action.title }), leave));
  form.onsubmit = (event) => {
    event.preventDefault();
    const parameters = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    attempt(async () => {
      const said = await act(service, name, parameters);
      dialog.close();
      return said;
    }, sayError);
  };
  dialog.showModal();
  [...form.querySelectorAll("input, select")].find((input) => input.value === "")?.focus();
}

// Buttons by what they are about, in the order of this table.
const groups = [["Customers and contacts", /^(customer|vendor|employee|contact)\./], ["Invoices", /^(invoice|creditmemo)\./], ["Payments and receipts", /^(payment|receipt|order|subscription\.(cancel|fail_next))/],
  ["Messages", /^message\./], ["Items, accounts, settings", /^(item|account|period|preferences|location)\./], ["App, tokens, limits", /./]];

function buildActions(service) {
  const left = [...actions[service].values()];
  const made = [];
  for (const [title, pattern] of groups) {
    const own = left.filter((action) => pattern.test(action.name));
    for (const action of own) {
      left.splice(left.indexOf(action), 1);
    }
    if (own.length) {
      made.push(element("h4", { textContent: title }), element("div", { className: "line" },
        ...own.map((action) => (action.parameters.length ? asking(action.title, service, action.name, {}) : doing(action.title, service, action.name, {})))));
    }
  }
  byId("actions-" + service).replaceChildren(...made);
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
  for (const place of document.querySelectorAll("[data-list]")) {
    buildList(place.dataset.list, place);
  }
  const [table, switches] = await Promise.all([call("GET", "/sandbox/actions"), call("GET", "/sandbox/switches")]);
  for (const service of services) {
    actions[service] = new Map(table[service].map((action) => [action.name, action]));
    buildActions(service);
    byId("switches-" + service).replaceChildren(
      ...switches[service].table.map((entry) => switchField(service, entry, switches[service].switches[entry.name])));
  }
}

function listen() {
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    slice.find = byId("find-text").value;
    for (const list of [slice, ...Object.values(lists)]) {
      list.from = 0;
    }
    refresh(true).catch((error) => say(error.message, true));
  });
  const turn = (by) => () => {
    slice.from = Math.max(0, slice.from + by);
    refreshPeople().catch((error) => say(error.message, true));
  };
  byId("previous").addEventListener("click", turn(-pageSize));
  byId("next").addEventListener("click", turn(pageSize));
  for (const button of document.querySelectorAll("[data-open]")) {
    button.addEventListener("click", () => ask(...button.dataset.open.split("/")));
  }
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

// Asks again two seconds after the last answer, so a slow sandbox is never asked twice at once; later when answers take
// long, as with 100,000 customers, so that the page leaves the sandbox most of its time.
async function watch() {
  const begun = performance.now();
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
  setTimeout(watch, Math.max(2000, 4 * (performance.now() - begun)));
}

listen();
build().then(() => refresh(true)).catch((error) => say(error.message, true)).finally(() => setTimeout(watch, 2000));
