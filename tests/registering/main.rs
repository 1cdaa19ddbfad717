//! Registering, from a stranger to the end of the term and past it: over HTTP, against the real program with a clock that
//! is moved by hand, its letters read where their readers would read them.

mod changing;
mod joining;
mod papers;
mod post;
mod record;
mod sink;
mod term;
mod town;
