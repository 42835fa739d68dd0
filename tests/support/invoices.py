# What scripts about invoices share: a person's hands at both services, and both sides compared by the product's rules.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import datetime
import decimal
import zoneinfo

import stage

# Of each kind of company: the tax of a new invoice and one to change it to, as HighLevel calls them (in the United States
# an invoice may do without any), and one that the owner has to map: the tax, a code that it is mapped to at first and that
# has another rate (or none), and the code that is right.
Kind = collections.namedtuple("Kind", "first second mapped")
KINDS = {
    "us_none": Kind(None, ("County tax", "7.375"), None),
    "us_manual": Kind(None, ("Sales tax", "8.25"), (("Reno", "8.25"), "NON", "2")),
    "us_automated": Kind(None, ("Sales tax", "8.875"), None),
    "ca": Kind(("HST", "13"), ("GST and QST", "14.975"), (("Export", "0"), None, "3")),
    "gb": Kind(("VAT", "20"), ("VAT reduced", "5"), (("Fuel", "5"), "2", "3")),
    "au": Kind(("GST", "10"), ("GST", "10"), (("Goods and services", "10"), "3", "2")),
    "eur_19_7": Kind(("USt", "19"), ("USt", "7"), (("MwSt", "19"), "3", "2")),
}


def cents(value):
    """An amount of either service in hundredths; what is finer than a cent is no amount."""
    exact = decimal.Decimal(str(value)) * 100
    stage.require(exact == int(exact), f"{value} is finer than a cent")
    return int(exact)


class Person:
    """Somebody at the desk: does things in HighLevel and in QuickBooks, and looks what is there."""

    def __init__(self, sandbox):
        self.sandbox = sandbox
        self.removed = {}  # invoices that were deleted in HighLevel after they had been sent: id to number

    def highlevel(self, action, **parameters):
        return self.sandbox.ask("/sandbox/highlevel/act", {"action": action, "parameters": parameters})

    def quickbooks(self, action, **parameters):
        return self.sandbox.ask("/sandbox/quickbooks/act", {"action": action, "parameters": parameters})

    def contact(self, name, email, **more):
        first, _, last = name.partition(" ")
        return self.highlevel("contact.add", firstName=first, lastName=last, email=email, **more)["contact"]["id"]

    def invoice(self, contact, tax=None, items=None, **more):
        """A draft; with send="on" it is sent at once. `items` are (name, price, quantity)."""
        lines = [{"name": name, "amount": amount, "qty": qty, "type": "one_time", "taxInclusive": False, "taxes": taxes(tax)}
                 for name, amount, qty in items or [("Design", 125.5, 3), ("Screws", 0.35, 1.5), ("Travel", 49.99, 1)]]
        return self.highlevel("invoice.create", contact=contact, items=lines, **more)["id"]

    def remove(self, invoice):
        shown = next(i for i in self.sandbox.state()["highlevel"]["invoices"] if i["_id"] == invoice)
        self.removed[invoice] = number_of(shown)
        self.highlevel("invoice.delete", invoice=invoice)


def taxes(tax):
    if tax is None:
        return []
    return [{"_id": "tax " + "@".join(tax), "name": tax[0], "rate": float(tax[1]), "calculation": "exclusive"}]


def number_of(invoice):
    return f"{invoice.get('invoiceNumberPrefix') or ''}{invoice['invoiceNumber']}"


def day_of(text, zone):
    """The calendar day of one of HighLevel's dates, in the location's time zone."""
    if len(text) == 10:
        return text
    instant = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).date().isoformat()


def is_voided(document):
    return cents(document["TotalAmt"]) == 0 and "Voided" in (document.get("PrivateNote") or "")


def check_mirror(person, never=(), waiting=(), zone=None, foreign=()):
    """Every invoice that was sent is one document with the same cents, every payment is one payment, and there is nothing else.
    `never` are the ids of invoices that have no document, `waiting` of those that may have none or an older state, `foreign`
    of documents that are not Kontor's. Returns the documents by the id of the invoice."""
    state = person.sandbox.state()
    books, crm = state["quickbooks"], state["highlevel"]
    contacts = {c["id"]: c for c in crm["contacts"]}
    customers = {c["Id"]: c for c in books["customers"]}
    by_number = collections.defaultdict(list)
    for document in books["invoices"]:
        if document["Id"] not in foreign:
            by_number[document.get("DocNumber")].append(document)
    mirrored, known = {}, 0
    for invoice in crm["invoices"]:
        number = number_of(invoice)
        documents = by_number.get(number, [])
        if invoice["_id"] in waiting:
            stage.require(len(documents) <= 1, f"{number} is {len(documents)} documents")
            known += len(documents)
            continue
        if invoice["_id"] in never or invoice["status"] == "draft" or not invoice.get("liveMode", True):
            stage.require(not documents, f"{number} ({invoice['status']}) has a document: {documents}")
            continue
        stage.require(len(documents) == 1, f"{number} ({invoice['status']}) is {len(documents)} documents")
        known += 1
        document = mirrored[invoice["_id"]] = documents[0]
        if invoice["status"] == "void":
            stage.require(is_voided(document), f"{number} is void in HighLevel and not in QuickBooks: {document}")
            continue
        for name, theirs, ours in (("total", invoice["total"], document["TotalAmt"]),
                                   ("balance", invoice["amountDue"], document["Balance"])):
            stage.require(cents(theirs) == cents(ours), f"{number}: {name} {theirs} in HighLevel, {ours} in QuickBooks: {document}")
        if zone:
            for name, theirs, ours in (("date", "issueDate", "TxnDate"), ("due date", "dueDate", "DueDate")):
                wanted = day_of(invoice[theirs], zone)
                stage.require(document[ours] == wanted, f"{number}: {name} {invoice[theirs]} is {document[ours]}, not {wanted}")
        email = contacts[invoice["contactDetails"]["id"]].get("email") or ""
        billed = (document.get("BillEmail") or {}).get("Address") or ""
        stage.require(billed.lower() == email.lower(), f"{number}: billed to {billed!r}, not {email!r}")
        stage.require(document.get("EmailStatus", "NotSet") == "NotSet", f"{number}: EmailStatus {document['EmailStatus']}")
        customer = customers.get(document["CustomerRef"]["value"])
        stage.require(customer is not None, f"{number}: customer {document['CustomerRef']} is none")
        stage.require(not email or email.lower() in stage.addresses(customer),
                      f"{number}: the customer has {stage.addresses(customer)}, the contact {email}")
    for invoice, number in person.removed.items():
        documents = by_number.get(number, [])
        stage.require(len(documents) == 1 and is_voided(documents[0]), f"{number}, deleted in HighLevel, is {documents}")
        known += 1
        mirrored[invoice] = documents[0]
    others = sum(len(documents) for documents in by_number.values()) - known
    stage.require(others == 0, f"{others} documents belong to no invoice: {sorted(by_number)}")
    check_payments(books, crm, mirrored, {*never, *waiting})
    return mirrored


def check_payments(books, crm, mirrored, apart):
    made = collections.defaultdict(list)
    for payment in books["payments"]:
        if not (cents(payment["TotalAmt"]) == 0 and "Voided" in (payment.get("PrivateNote") or "")):
            targets = {t["TxnId"] for line in payment.get("Line") or [] for t in line.get("LinkedTxn") or []}
            stage.require(len(targets) == 1, f"payment {payment['Id']} is linked to {targets or 'nothing'}")
            made[targets.pop()].append(cents(payment["TotalAmt"]))
    wanted = collections.defaultdict(list)
    for paid in crm["transactions"]:
        if paid.get("entitySourceType") == "invoice" and paid["status"] == "succeeded" and paid.get("liveMode", True) \
                and paid["entityId"] not in apart:
            stage.require(paid["entityId"] in mirrored, f"a payment of {paid['entityId']}, which is not mirrored")
            wanted[mirrored[paid["entityId"]]["Id"]].append(cents(paid["amount"]))
    for document in {*made, *wanted}:
        if document in {d["Id"] for d in mirrored.values()} or document in wanted:
            stage.require(sorted(made[document]) == sorted(wanted[document]),
                          f"document {document}: payments of {made[document]}, HighLevel has {wanted[document]}")


def check_nothing_sent(sandbox, since=0):
    """Of the requests after number `since`: none makes a service send anything. Returns the number of the last one."""
    emails = sandbox.counters("quickbooks")["emails"]
    stage.require(emails == 0, f"QuickBooks sent {emails} e-mails")
    requests = sandbox.ask("/sandbox/requests")
    for request in requests:
        sends = "/send" in request["path"] or "/conversations" in request["path"] \
            or (request["service"] == "highlevel" and request["method"] != "GET" and "/invoices" in request["path"])
        stage.require(request["number"] <= since or not sends, f"{request['method']} {request['path']}")
    stage.require(not since or not requests or requests[0]["number"] <= since + 1, "more requests than the sandbox remembers")
    return requests[-1]["number"] if requests else since
