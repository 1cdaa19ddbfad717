//! Text messages, proved from outside: a handset on Kannel's own telephone network, a real gateway, a network in between
//! that loses things, and the real server. A text goes in; what comes back is what the resident reads.

mod journey;
mod network;
mod notices;
mod town;
mod trouble;
