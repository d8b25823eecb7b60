//! The room for hosts without JavaScript: functions over numbers and memory, which `docs/plain-abi.md`
//! describes. Converts, delegates to the core, converts back. Decides nothing; imported by nobody.

mod counting;
mod engine;
mod exports;
mod memory;
mod pricing;
mod reply;
