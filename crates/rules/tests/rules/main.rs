//! The rules, proved from outside: tables of cases and properties.

mod evidence;
mod fixture;
mod properties;
mod registrations;
mod reviews;
mod schemes;
mod stays;
mod steps;
