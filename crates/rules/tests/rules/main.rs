//! The rules, proved from outside: tables of cases and properties.

mod allowances;
mod buying;
mod corpus;
mod enforcement;
mod evidence;
mod fixture;
mod helpers;
mod hints;
mod lasting;
mod ledger;
mod many;
mod orders;
mod payments;
mod plates;
mod prices;
mod properties;
mod refunds;
mod registrations;
mod reviews;
mod schemes;
mod selling;
mod shipped;
mod spoken;
mod stays;
mod steps;
mod texts;
