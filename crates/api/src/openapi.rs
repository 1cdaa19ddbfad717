//! The OpenAPI document, written from the list of operations, so that it says what the server does.

use crate::connections::{Scope, StayEvent};
use crate::operations::{Audience, OPERATIONS, Operation, TypePairs, visit_types};
use crate::problem::{Code, Problem};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The document, OpenAPI 3.1, without a server address.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        })
        .for_serialize();
    let mut schemas = Schemas { generator: settings.into_generator(), pairs: BTreeMap::new() };
    let problem = schemas.generator.subschema_for::<Problem>();
    let told = schemas.generator.subschema_for::<StayEvent>();
    visit_types(&mut schemas);
    let paths: Map<_, _> = OPERATIONS
        .iter()
        .filter(|operation| operation.audience != Audience::Device)
        .filter_map(|operation| {
            let (input, output) = schemas.pairs.get(operation.name)?;
            Some((format!("/api/v1/{}", operation.name), path(operation, input, output)))
        })
        .collect();
    let mut definitions = schemas.generator.take_definitions(true);
    let inputs = schemas.pairs.values().map(|(input, _)| input.clone()).collect();
    optional_inputs(&mut definitions, inputs);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Park a Visitor",
            "version": crate::VERSION.to_string(),
            "description": "Residents' visitor parking permits. Every operation is a POST of its input as JSON. \
                A failure is a Problem with a code, arguments and a sentence. A program of a resident's own brings a token, \
                made under Connections in the account; the operations it opens name its scopes. What is told to a webhook is \
                signed as the Standard Webhooks specification has it.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "paths": paths,
        "webhooks": { "stay": webhook(&told) },
        "components": {
            "schemas": definitions,
            "responses": {
                "Problem": {
                    "description": "The operation was refused or failed; nothing has changed.",
                    "content": { "application/json": { "schema": problem } },
                },
            },
            "securitySchemes": {
                "session": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The token that log_in gives an app. A browser gets a cookie instead.",
                },
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token that a resident made for a program of their own (`pav_…`), with the scopes \
                        `reading` and `activating`, or one of them. What names no scope is closed to every token.",
                },
                "officer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The key of an officer's device. It opens nothing else.",
                },
            },
        },
    })
}

fn path(operation: &Operation, input: &Value, output: &Value) -> Value {
    let security = match operation.audience {
        Audience::Public => json!([]),
        Audience::Account
        | Audience::Resident
        | Audience::Member
        | Audience::Reviewer
        | Audience::Desk
        | Audience::Device => json!([{ "session": [] }]),
        Audience::Officer => json!([{ "officer": [] }]),
    };
    let security = by_token(security, operation.scopes);
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({ "description": "Done.", "content": { "application/json": { "schema": output } } }),
    );
    let statuses: BTreeSet<_> = Code::ALL.iter().map(|code| code.status()).collect();
    for status in statuses {
        responses.insert(status.to_string(), json!({ "$ref": "#/components/responses/Problem" }));
    }
    let mut parameters = Vec::new();
    if operation.audience == Audience::Member {
        parameters.push(json!({
            "name": crate::helping::HELPING,
            "in": "header",
            "required": false,
            "description": "Whom somebody who helps acts for, as `helped` names them.",
            "schema": { "type": "string" },
        }));
    }
    json!({
        "post": {
            "operationId": operation.name,
            "summary": operation.summary,
            "security": security,
            "parameters": parameters,
            "requestBody": {
                "required": true,
                "content": { "application/json": { "schema": input } },
            },
            "responses": responses,
        },
    })
}

/// What an operation asks for, and instead of it a token with any of some scopes.
fn by_token(mut security: Value, scopes: &[Scope]) -> Value {
    if let Some(ways) = security.as_array_mut() {
        ways.extend(scopes.iter().map(|scope| json!({ "token": [scope] })));
    }
    security
}

fn webhook(told: &schemars::Schema) -> Value {
    let header = |name: &str, description: &str| {
        json!({
            "name": name, "in": "header", "required": true, "description": description, "schema": { "type": "string" },
        })
    };
    json!({
        "post": {
            "operationId": "stay_told",
            "summary": "Tells an address of a resident's own what happened to a stay.",
            "parameters": [
                header("webhook-id", "The same at every try."),
                header("webhook-timestamp", "Seconds since 1970, of this try."),
                header("webhook-signature", "`v1,` and the base64 of HMAC-SHA-256 of id, timestamp and body, with dots."),
            ],
            "requestBody": { "required": true, "content": { "application/json": { "schema": told } } },
            "responses": { "2XX": { "description": "It arrived; anything else is tried again, for about a day." } },
        },
    })
}

/// What may be left out of an input is not required, whoever else has a use for its type.
fn optional_inputs(definitions: &mut Map<String, Value>, inputs: Vec<Value>) {
    let mut reached = BTreeSet::new();
    let mut open = inputs;
    while let Some(schema) = open.pop() {
        let text = schema.to_string();
        for name in text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
            if reached.insert(name.to_owned()) {
                open.extend(definitions.get(name).cloned());
            }
        }
    }
    for name in reached {
        if let Some(definition) = definitions.get_mut(&name) {
            optional(definition);
        }
    }
}

fn optional(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            let has_default: BTreeSet<_> = fields
                .get("properties")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
                .filter(|(_, property)| property.get("default").is_some())
                .map(|(name, _)| name.clone())
                .collect();
            if let Some(required) = fields.get_mut("required").and_then(Value::as_array_mut) {
                required.retain(|name| name.as_str().is_none_or(|name| !has_default.contains(name)));
            }
            fields.values_mut().for_each(optional);
        }
        Value::Array(items) => items.iter_mut().for_each(optional),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

struct Schemas {
    generator: SchemaGenerator,
    pairs: BTreeMap<&'static str, (Value, Value)>,
}

impl TypePairs for Schemas {
    fn pair<I, O>(&mut self, name: &'static str)
    where
        I: ts_rs::TS + schemars::JsonSchema + 'static,
        O: ts_rs::TS + schemars::JsonSchema + 'static,
    {
        let input = self.generator.subschema_for::<I>().to_value();
        let output = self.generator.subschema_for::<O>().to_value();
        self.pairs.insert(name, (input, output));
    }
}
