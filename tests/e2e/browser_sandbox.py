#!/usr/bin/env python3
# The sandbox's page in a real browser: its buttons do what a person could do, and what came of it is seen on it.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402
from browser import Browser  # noqa: E402

NAME = "Eve <script>document.title = 'run'</script> <b>Bold</b>"
# The text of every row of a list, cell by cell, newest first.
ROWS = """return [...document.querySelectorAll(`[data-list="${arguments[0]}"] tbody tr`)]
    .map((row) => [...row.cells].map((cell) => cell.innerText).join(" | "))"""


class Page:
    def __init__(self, browser, sandbox):
        self.browser, self.sandbox = browser, sandbox

    def rows(self, of):
        return self.browser.run(ROWS, of)

    def wait_for(self, what, found):
        for _ in range(400):
            if found():
                return
            time.sleep(0.05)
        stage.fail(f"{what}; the page says: {self.message()} {self.browser.text()[:3000]}")

    def message(self):
        return self.browser.run("return document.querySelector('#message').textContent")

    def said(self, text):
        self.wait_for(f"the page never said {text}", lambda: text in self.message())

    def press(self, of, label):
        """The button of that label in the newest row of a list."""
        self.browser.press(f"//*[@data-list='{of}']//tbody/tr[1]//button[.='{label}']", "xpath")

    def fill(self, title, **fields):
        """The dialog that is open: fields by their names."""
        self.wait_for(f"no dialog asks to {title}", lambda: self.browser.run("return document.querySelector('#dialog').open"))
        for name, text in fields.items():
            if text is True:
                self.browser.press(f"#dialog [name={name}]")
            else:
                self.browser.type(f"#dialog [name={name}]", text)
        self.browser.press("#dialog form button:not([type])")

    def first(self, of, *words):
        def found():
            rows = self.rows(of)
            return rows and all(word in rows[0] for word in words)
        self.wait_for(f"{of} shows no {words} on top: {self.rows(of)[:2]}", found)


def main():
    options = stage.arguments("A real browser on the sandbox's own page.")
    browser = Browser(options)
    sandbox = stage.Sandbox(options)
    page = Page(browser, sandbox)
    browser.open(sandbox.address + "/")
    page.wait_for("no customers", lambda: "60 in all" in browser.text())

    # An invoice of HighLevel: made and sent, discounted, paid in part and whole, refunded.
    browser.press("[data-open='highlevel/contact.add']")
    page.fill("Add a contact", firstName=NAME, email="eve@example.com")
    page.said("Add a contact: done")
    page.wait_for("the contact is not shown as it is spelt", lambda: NAME in browser.text())
    browser.press("//*[@id='contacts']/tr[1]//button[.='Invoice\u2026']", "xpath")
    page.fill("Make an invoice", amount="250")
    page.first("highlevel/invoices", "INV-1001", NAME, "250.00 USD", "draft")
    page.press("highlevel/invoices", "Send")
    page.said("Send an invoice: done")
    page.first("highlevel/invoices", "INV-1001", "sent")
    stage.require(browser.run("return document.activeElement.textContent") == "Pay all", "who pressed lost the place in the list")
    page.press("highlevel/invoices", "Discount\u2026")
    page.fill("Discount an invoice")
    page.first("highlevel/invoices", "225.00 USD")
    page.press("highlevel/invoices", "Pay\u2026")
    page.fill("Pay an invoice", amount="25")
    page.first("highlevel/invoices", "25.00 USD", "partially_paid")
    page.press("highlevel/invoices", "Pay all")
    page.first("highlevel/transactions", NAME, "200.00 USD", "succeeded")
    page.wait_for("the invoice is not paid", lambda: "| paid |" in page.rows("highlevel/invoices")[0])
    page.press("highlevel/transactions", "Refund\u2026")
    page.fill("Refund a payment", amount="15")
    page.first("highlevel/transactions", "200.00 USD", "15.00 USD refunded")

    # What is refused is said, in the dialog and on the page.
    page.press("highlevel/transactions", "Refund\u2026")
    page.fill("Refund a payment", amount="100000")
    page.wait_for("the refusal is not said", lambda: "refused" in browser.run("return document.querySelector('#dialog-error').innerText"))
    browser.press("#dialog form button[type=button]")
    stage.require(not browser.run("return document.querySelector('#dialog').open"), "the dialog stays")

    # A draft that is voided; a payment of another kind.
    browser.press("//*[@id='contacts']/tr[1]//button[.='Invoice\u2026']", "xpath")
    page.fill("Make an invoice", send=True)
    page.first("highlevel/invoices", "INV-1002", "sent")
    page.press("highlevel/invoices", "Void")
    page.first("highlevel/invoices", "INV-1002", "void")
    browser.press("//*[@id='contacts']/tr[1]//button[.='Payment\u2026']", "xpath")
    page.fill("Pay by an order form", amount="40")
    page.first("highlevel/transactions", "Spring offer", "40.00 USD")

    # QuickBooks: a customer, an invoice that is paid, another that is voided, a sales receipt.
    browser.press("[data-open='quickbooks/customer.add']")
    page.fill("Add a customer", name=NAME, email="eve@example.com")
    page.said("Add a customer: done: " + NAME)
    page.wait_for("no new customer on top", lambda: NAME in browser.run("return document.querySelector('#customers tr').innerText"))
    browser.press("//*[@id='customers']/tr[1]//button[.='Invoice\u2026']", "xpath")
    page.fill("Add an invoice", amount="80")
    page.first("quickbooks/invoices", NAME, "80.00 USD", "open")
    page.press("quickbooks/invoices", "Receive all")
    page.first("quickbooks/invoices", "0.00 USD", "paid")
    page.first("quickbooks/payments", NAME, "80.00 USD", "1001")
    page.press("quickbooks/payments", "Void")
    page.first("quickbooks/payments", "voided")
    page.first("quickbooks/invoices", "open")
    page.press("quickbooks/invoices", "Void")
    page.first("quickbooks/invoices", "0.00 USD", "voided")
    browser.press("[data-list='quickbooks/salesReceipts'] button")
    page.fill("Add a sales receipt", customer="1", amount="75")
    page.first("quickbooks/salesReceipts", "Hannah Whitfield", "75.00 USD")

    # What others do is seen without a press; a list shows a part, and the rest on further pages.
    for _ in range(101):
        sandbox.ask("/sandbox/quickbooks/act", {"action": "receipt.add", "parameters": {"customer": "2", "amount": "5"}})
    page.first("quickbooks/salesReceipts", "Peter Lindqvist", "5.00 USD")
    page.wait_for("not 102 receipts", lambda: "102 in all" in browser.text() and len(page.rows("quickbooks/salesReceipts")) == 100)
    browser.press("//*[@data-list='quickbooks/salesReceipts']//button[.='Older']", "xpath")
    page.wait_for("not the last page", lambda: len(page.rows("quickbooks/salesReceipts")) == 2)

    stage.require(browser.run("return document.title") == "Kontor sandbox", "a name was run as a script")
    stage.require(browser.run("return document.querySelectorAll('main b, main script').length") == 0, "a name became markup")
    for action, service in ((entry, service) for service, table in sandbox.ask("/sandbox/actions").items() for entry in table):
        labels = browser.run("return [...document.querySelectorAll(`#actions-${arguments[0]} button`)].map((one) => one.textContent)", service)
        title = action["title"]
        stage.require(title in labels or title + "\u2026" in labels, f"no button for {action['name']}")
    print("the page does and shows what a person could do in both services")


if __name__ == "__main__":
    main()
