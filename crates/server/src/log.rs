//! Log lines, to standard error. No name, plate, address, token or other personal data is ever among them: what is
//! logged of a request is its id, its operation, how it ended and how long it took.

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

/// How lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Style {
    /// For people.
    Pretty,
    /// For programs: one JSON object a line.
    Json,
}

/// Starts logging. `RUST_LOG` says how much; `info` where it is not set.
pub fn start(style: Style) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let lines =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    match style {
        Style::Pretty => lines.compact().init(),
        Style::Json => lines.json().flatten_event(true).init(),
    }
}
