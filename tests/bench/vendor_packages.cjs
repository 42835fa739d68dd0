// The other yardstick: the same import as a script on the vendors' own Node packages, ten requests in flight.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// Run in the folder where the packages are installed. Reads a task as JSON on standard input, prints {seconds, contacts, refused}.
const { createRequire } = require('node:module');
const installed = createRequire(process.cwd() + '/');
const { HighLevel } = installed('@gohighlevel/api-client');
const QuickBooks = installed('node-quickbooks');

function readTask() {
  return new Promise((resolve) => {
    let text = '';
    process.stdin.on('data', (part) => { text += part; });
    process.stdin.on('end', () => resolve(JSON.parse(text)));
  });
}

function allCustomers(task) {
  const books = new QuickBooks('id', 'secret', task.quickbooksToken, false, task.realm, true, false, 75, '2.0', null);
  books.endpoint = task.quickbooksApi + '/v3/company/';
  return new Promise((resolve, reject) => {
    books.findCustomers([{ field: 'fetchAll', value: true }], (error, found) => {
      if (error) {
        reject(new Error('reading customers failed: ' + JSON.stringify(error.response ? error.response.data : String(error))));
      } else {
        resolve(found.QueryResponse.Customer || []);
      }
    });
  });
}

function contactOf(customer, location) {
  const address = customer.BillAddr || {};
  const contact = {
    locationId: location, firstName: customer.GivenName, lastName: customer.FamilyName, name: customer.DisplayName,
    email: customer.PrimaryEmailAddr && customer.PrimaryEmailAddr.Address,
    phone: customer.PrimaryPhone && customer.PrimaryPhone.FreeFormNumber,
    address1: address.Line1, city: address.City, state: address.CountrySubDivisionCode, postalCode: address.PostalCode,
    companyName: customer.CompanyName, source: 'QuickBooks', tags: ['quickbooks'],
  };
  for (const key of Object.keys(contact)) {
    if (!contact[key]) {
      delete contact[key];
    }
  }
  return contact;
}

async function main() {
  const task = await readTask();
  HighLevel.BASE_URL = task.highlevelApi;
  const crm = new HighLevel({ privateIntegrationToken: task.highlevelToken, apiVersion: '2021-07-28', logLevel: 'none' });
  const began = process.hrtime.bigint();
  const customers = await allCustomers(task);
  let next = 0;
  let refused = 0;
  let why = '';
  async function worker() {
    while (next < customers.length) {
      const customer = customers[next++];
      try {
        await crm.contacts.createContact(contactOf(customer, task.location));
      } catch (error) {
        refused++;
        why = why || String(error.message || error);
      }
    }
  }
  await Promise.all(Array.from({ length: 10 }, worker));
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(JSON.stringify({ seconds, contacts: customers.length, refused, why }));
}

main().catch((error) => {
  console.error(String(error.stack || error));
  process.exit(1);
});
