//! Proof of address, attacked: files that mean harm, a worker that was taken over, a scanner that dies, and vaults as
//! they really are. Every file is made here, in code.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod attacks;
mod clamd;
mod fixture;
mod honest;
mod paper;
mod picture;
mod uploads;
mod vaults;
mod walls;
