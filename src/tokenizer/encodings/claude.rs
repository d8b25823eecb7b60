//! The encodings of Claude, reconstructed: which pack, and which generation.

use crate::tokenizer::claude::Family;

/// A reconstructed encoding.
#[derive(Debug)]
pub struct ClaudeEncoding {
    /// The name, e.g. `claude_4_8`.
    pub name: &'static str,
    /// The name of the pack, which two generations share.
    pub pack: &'static str,
    /// The generation.
    pub family: Family,
}

/// Claude's encodings, oldest first.
pub static CLAUDE: &[ClaudeEncoding] = &[
    ClaudeEncoding { name: "claude_3", pack: "claude_3", family: Family::Claude3 },
    ClaudeEncoding { name: "claude_4_7", pack: "claude_4_7", family: Family::Claude47 },
    ClaudeEncoding { name: "claude_4_8", pack: "claude_4_7", family: Family::Claude48 },
];
