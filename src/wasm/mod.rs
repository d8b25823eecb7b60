//! The only room that knows JavaScript: converts, delegates to the core, converts back.
