#!/usr/bin/python3
# Validates requests and replies that tests wrote out against HighLevel's OpenAPI files.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: validate_contracts.py FOLDER...

Each *.json file in a FOLDER is one exchange:
  {"document": "contacts", "method": "POST", "pathTemplate": "/contacts/", "status": 201,
   "query": {...}, "request": {...} or null, "response": {...} or null}
`query`, `request`, `response` and `status` may be missing; what is there is checked.

KONTOR_CONTRACTS_DIR names the folder that holds highlevel/apps/*.json (or apps/ itself). Without it nothing is checked and
the exit status is 77. The files are used as they are; their known mistakes are put right in memory (OVERRIDES).
"""

import copy
import json
import os
import pathlib
import sys
import warnings

SKIPPED = 77

try:
    import jsonschema
except ImportError:
    print("SKIPPED: the package python3-jsonschema is missing")
    sys.exit(SKIPPED)

# Newer versions prefer another resolver, which the packaged 4.10 does not have.
warnings.filterwarnings("ignore", category=DeprecationWarning)

TEXT_OR_NUMBER = {"type": ["string", "number"]}
OBJECT = {"type": "object"}


def set_type(schema, name, wanted):
    schema["properties"][name] = wanted


def override_payments(schemas):
    for name in ("TxnResponseSchema", "GetTxnResponseSchema", "SubscriptionResponseSchema", "GetSubscriptionResponseSchema"):
        set_type(schemas[name], "status", {"type": "string"})
    set_type(schemas["GetSubscriptionResponseSchema"], "altType", {"type": "string"})
    schemas["GetOrderResponseSchema"]["properties"]["items"]["items"] = OBJECT
    schemas["GetOrderResponseSchema"]["properties"]["taxCalculationProvider"] = {"type": ["object", "string"]}
    for name in ("tax", "shipping"):
        set_type(schemas["AmountSummary"], name, {"type": "number"})


def override_invoices(schemas):
    for name, schema in schemas.items():
        properties = schema.get("properties", {})
        answers = "Response" in name
        if answers and properties.get("invoiceItems", {}).get("items", {}).get("type") == "string":
            properties["invoiceItems"]["items"] = OBJECT
        if name.endswith("ScheduleResponseDto") and properties.get("items", {}).get("type") == "array":
            properties["items"]["items"] = OBJECT
        if answers and "invoiceNumber" in properties:
            properties["invoiceNumber"] = TEXT_OR_NUMBER
        if answers and "totalSummary" in schema.get("required", []):
            schema["required"] = [other for other in schema["required"] if other != "totalSummary"]
    schemas["PaymentScheduleDto"]["properties"]["schedules"]["items"] = OBJECT
    schemas["ProcessingFeeDto"]["properties"]["charges"]["items"] = OBJECT
    for name, field in (("ContactDetailsDto", "customFields"), ("BusinessDetailsDto", "customValues")):
        schemas[name]["properties"][field]["items"] = {"type": ["string", "object"]}
    schemas["TotalSummaryDto"]["required"] = ["subTotal", "discount"]


def override_conversations(schemas):
    schemas["SendMessageBodyDto"]["required"] = ["type", "contactId"]
    set_type(schemas["SendMessageBodyDto"], "subType", {"type": "string"})
    schemas["SendMessageResponseDto"]["required"] = ["conversationId", "messageId"]
    flat = copy.deepcopy(schemas["GetMessagesByConversationResponseDto"])
    schemas["GetMessagesByConversationResponseDto"] = {
        "type": "object", "required": ["messages"], "properties": {"messages": flat}}
    # Described as null on the last page, declared as a text.
    set_type(schemas["ExportMessagesResponseDto"], "nextCursor", {"type": ["string", "null"]})


def override_contacts(schemas):
    set_type(schemas["ContactsSearchSuccessfulResponseDto"], "meta", {"$ref": "#/components/schemas/ContactsMetaSchema"})


OVERRIDES = {"payments": override_payments, "invoices": override_invoices, "conversations": override_conversations,
             "contacts": override_contacts}

# The document has no schema for these two; the shapes are those of the reference (highlevel-api 3.2, 3.3).
FILTER = {
    "type": "object",
    "oneOf": [
        {"required": ["field", "operator"], "additionalProperties": False, "properties": {
            "field": {"type": "string"}, "value": {},
            "operator": {"enum": ["eq", "not_eq", "contains", "not_contains", "exists", "not_exists", "range"]}}},
        {"required": ["group", "filters"], "additionalProperties": False, "properties": {
            "group": {"enum": ["AND", "OR"]}, "filters": {"type": "array", "items": {"$ref": "#/definitions/filter"}}}}]}
SEARCH_REQUEST = {
    "type": "object", "required": ["locationId", "pageLimit"], "additionalProperties": False,
    "definitions": {"filter": FILTER},
    "properties": {
        "locationId": {"type": "string"}, "pageLimit": {"type": "integer", "minimum": 1, "maximum": 500},
        "page": {"type": "integer", "minimum": 1}, "searchAfter": {"type": "array"},
        "query": {"type": "string", "maxLength": 75},
        "filters": {"type": "array", "items": {"$ref": "#/definitions/filter"}},
        "sort": {"type": "array", "items": {
            "type": "object", "required": ["field", "direction"], "additionalProperties": False,
            "properties": {"field": {"type": "string"}, "direction": {"enum": ["asc", "desc"]}}}}}}
SEARCH_RESPONSE = {
    "type": "object", "required": ["contacts", "total"],
    "properties": {
        "total": {"type": "integer", "minimum": 0},
        "contacts": {"type": "array", "items": {
            "type": "object", "required": ["id", "locationId", "searchAfter", "dateAdded", "dateUpdated"],
            "properties": {
                "id": {"type": "string"}, "locationId": {"type": "string"}, "searchAfter": {"type": "array", "minItems": 2},
                "firstName": False, "lastName": False,
                "firstNameLowerCase": {"type": ["string", "null"]}, "lastNameLowerCase": {"type": ["string", "null"]},
                "email": {"type": ["string", "null"]}, "phone": {"type": ["string", "null"]},
                "tags": {"type": "array", "items": {"type": "string"}}, "dnd": {"type": "boolean"},
                "additionalEmails": {"type": "array"}, "customFields": {"type": "array"},
                "dateAdded": {"type": "string"}, "dateUpdated": {"type": "string"}}}}}}
DUPLICATE_RESPONSE = {"type": "object", "required": ["contact"], "properties": {"contact": {
    "oneOf": [{"type": "null"}, {"type": "object", "required": ["id", "locationId"]}]}}}
OWN_SCHEMAS = {
    ("contacts", "POST", "/contacts/search", "request"): SEARCH_REQUEST,
    ("contacts", "POST", "/contacts/search", "200"): SEARCH_RESPONSE,
    ("contacts", "GET", "/contacts/search/duplicate", "200"): DUPLICATE_RESPONSE,
}

# Answered by whatever stands before a call, and therefore in no document.
ERROR = {"type": "object", "required": ["statusCode", "message"],
         "properties": {"statusCode": {"type": "number"}, "message": {"type": ["string", "array"]}}}
EVERYWHERE = {"403": ERROR, "404": ERROR, "429": ERROR, "422": ERROR, "400": ERROR, "401": ERROR}


def to_json_schema(node):
    """OpenAPI 3.0 says `nullable` where JSON Schema says a type of its own; examples are no schemas."""
    if isinstance(node, list):
        return [to_json_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    converted = {key: to_json_schema(value) for key, value in node.items() if key != "example" or isinstance(value, dict)}
    if converted.get("nullable") is True and isinstance(converted.get("type"), str):
        converted["type"] = [converted["type"], "null"]
    return converted


def load(folder):
    documents = {}
    for path in sorted(folder.glob("*/*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        documents[path] = to_json_schema(raw)
        override = OVERRIDES.get(path.stem)
        if override:
            override(documents[path]["components"]["schemas"])
    return documents


class Contracts:
    def __init__(self, folder):
        self.documents = load(folder)
        self.by_name = {path.stem: (path, document) for path, document in self.documents.items()}
        self.store = {path.as_uri(): document for path, document in self.documents.items()}

    def complaints(self, document_path, schema, instance):
        resolver = jsonschema.RefResolver(document_path.as_uri(), self.documents[document_path], store=self.store)
        if "definitions" in schema:
            resolver = jsonschema.RefResolver.from_schema(schema)
        validator = jsonschema.Draft7Validator(schema, resolver=resolver)
        for error in sorted(validator.iter_errors(instance), key=lambda found: list(map(str, found.absolute_path))):
            yield "/" + "/".join(str(step) for step in error.absolute_path) + ": " + error.message

    def resolved(self, document_path, schema):
        resolver = jsonschema.RefResolver(document_path.as_uri(), self.documents[document_path], store=self.store)
        while "$ref" in schema:
            schema = resolver.resolve(schema["$ref"])[1]
        return schema

    def check(self, exchange):
        """Yields a text for each thing that is wrong."""
        name, method, template = exchange["document"], exchange["method"].upper(), exchange["pathTemplate"]
        if name not in self.by_name:
            yield f"there is no document {name}"
            return
        path, document = self.by_name[name]
        operation = document["paths"].get(template, {}).get(method.lower())
        if operation is None:
            yield f"{name} has no {method} {template}"
            return
        yield from self.check_query(operation, exchange.get("query"))
        if exchange.get("request") is not None:
            yield from self.check_request(path, operation, exchange, (name, method, template))
        if exchange.get("response") is not None and exchange.get("status") is not None:
            yield from self.check_response(path, operation, exchange, (name, method, template))

    @staticmethod
    def check_query(operation, query):
        if query is None:
            return
        known = {parameter["name"]: parameter for parameter in operation.get("parameters", []) if parameter["in"] == "query"}
        for name in query:
            if name not in known:
                yield f"query: {name} is not documented"
        for name, parameter in known.items():
            if parameter.get("required") and name not in query:
                yield f"query: {name} is required"

    def check_request(self, path, operation, exchange, key):
        own = OWN_SCHEMAS.get((*key, "request"))
        if own is not None:
            yield from (f"request {text}" for text in self.complaints(path, own, exchange["request"]))
            return
        contents = list(operation.get("requestBody", {}).get("content", {}).values())
        if not contents:
            yield "request: the call takes no body"
            return
        schema = contents[0]["schema"]
        yield from (f"request {text}" for text in self.complaints(path, schema, exchange["request"]))
        # The service refuses properties that it does not know (highlevel-api 2.3); the schemas do not say so.
        properties = self.resolved(path, schema).get("properties", {})
        for name in exchange["request"]:
            if properties and name not in properties:
                yield f"request /{name}: not a documented property"

    def check_response(self, path, operation, exchange, key):
        status = str(exchange["status"])
        own = OWN_SCHEMAS.get((*key, status))
        documented = operation["responses"].get(status, {}).get("content")
        if own is not None:
            schema = own
        elif documented and "schema" in next(iter(documented.values())):
            schema = next(iter(documented.values()))["schema"]
        elif status in EVERYWHERE:
            schema = EVERYWHERE[status]
        else:
            yield f"response: status {status} is not documented"
            return
        yield from (f"response {text}" for text in self.complaints(path, schema, exchange["response"]))


def contracts_folder():
    named = os.environ.get("KONTOR_CONTRACTS_DIR", "")
    for candidate in (pathlib.Path(named) / "highlevel", pathlib.Path(named)):
        if named and (candidate / "apps").is_dir():
            return candidate.resolve()
    return None


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    folder = contracts_folder()
    if folder is None:
        print("SKIPPED: KONTOR_CONTRACTS_DIR names no folder with HighLevel's OpenAPI files (highlevel/apps)")
        return SKIPPED
    contracts = Contracts(folder)
    checked = wrong = 0
    for argument in arguments:
        for file in sorted(pathlib.Path(argument).glob("*.json")):
            checked += 1
            try:
                texts = list(contracts.check(json.loads(file.read_text(encoding="utf-8"))))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                texts = [f"not an exchange: {error!r}"]
            wrong += bool(texts)
            for text in texts:
                print(f"{file.name}: {text}")
    print(f"{checked} exchanges checked, {wrong} wrong")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
