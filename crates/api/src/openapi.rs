//! The OpenAPI document, written from the list of operations, so that it says what the server does.

use crate::operations::{Audience, OPERATIONS, Operation, TypePairs, visit_types};
use crate::problem::{Code, Problem};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

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
    visit_types(&mut schemas);
    let paths: Map<_, _> = OPERATIONS
        .iter()
        .filter(|operation| operation.audience != Audience::Device)
        .filter_map(|operation| {
            let (input, output) = schemas.pairs.get(operation.name)?;
            Some((format!("/api/v1/{}", operation.name), path(operation, input, output)))
        })
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Park a Visitor",
            "version": crate::VERSION.to_string(),
            "description": "Residents' visitor parking permits. Every operation is a POST of its input as JSON. \
                A failure is a Problem with a code, arguments and a sentence.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "paths": paths,
        "components": {
            "schemas": schemas.generator.take_definitions(true),
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
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({ "description": "Done.", "content": { "application/json": { "schema": output } } }),
    );
    let statuses: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.status()).collect();
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
