//! Reading, replaying and shrinking a resident's problem report, so that support staff see what the resident saw.
//!
//! The place is kept: it may see both the device core and the server, which never see each other. It holds nothing
//! yet, because the device core does not record its inputs yet.
