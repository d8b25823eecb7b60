//! Digests of rows of ids, as fixtures carry them.

use sha2::{Digest, Sha256};

/// The first 16 hex digits of the SHA-256 of the ids, joined by commas.
pub fn digest(ids: &[u32]) -> String {
    let joined = ids.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    Sha256::digest(joined)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
