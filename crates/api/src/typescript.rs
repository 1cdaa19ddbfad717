//! The TypeScript types of the client, written from the list of operations. A test keeps the file in `ui/` current;
//! `cargo xtask types` rewrites it.

use crate::operations::{TypePairs, visit_types};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str =
    "// Written by `cargo xtask types` from crates/api. Do not edit: change the Rust types instead.\n";

/// The whole file: every type that crosses the boundary, and `Operations`, which maps each operation to its types.
pub fn client() -> String {
    let mut types = Types { config: Config::new().with_large_int("number"), ..Types::default() };
    types.visit::<Problem>();
    visit_types(&mut types);
    let mut file = HEAD.to_owned();
    for declaration in types.declarations.values() {
        file += "\nexport ";
        file += declaration;
        file.push('\n');
    }
    file +=
        "\n/** Every operation, with what it takes and what it answers. */\nexport interface Operations {\n";
    for line in &types.operations {
        file += line;
    }
    file += "}\n";
    file
}

#[derive(Default)]
struct Types {
    config: Config,
    seen: BTreeSet<String>,
    declarations: BTreeMap<String, String>,
    operations: Vec<String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only derived types have a file of their own; the others are built into TypeScript.
        if T::output_path().is_none() || !self.seen.insert(T::ident(&self.config)) {
            return;
        }
        self.declarations.insert(T::ident(&self.config), T::decl(&self.config));
        T::visit_dependencies(self);
    }
}

impl TypePairs for Types {
    fn pair<I, O>(&mut self, name: &'static str)
    where
        I: TS + schemars::JsonSchema + 'static,
        O: TS + schemars::JsonSchema + 'static,
    {
        self.visit::<I>();
        self.visit::<O>();
        let mut line = String::new();
        // Writing to a String cannot fail.
        let _ = writeln!(
            line,
            "  {name}: {{ input: {}; output: {} }};",
            I::name(&self.config),
            O::name(&self.config)
        );
        self.operations.push(line);
    }
}
