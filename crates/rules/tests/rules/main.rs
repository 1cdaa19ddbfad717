//! The rules, proved from outside: tables of cases and properties.

mod fixture;
mod properties;
mod schemes;
mod stays;
