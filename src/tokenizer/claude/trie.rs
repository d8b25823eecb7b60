//! The pieces as a trie, and the fewest of them that cover a stream. A byte that no piece covers is a token
//! by itself, so a covering always exists.

use std::ops::Range;

use super::pack::Piece;

/// The children of a node lie in a row, in the order of their bytes.
pub(super) struct Trie {
    /// Indexed by node: its first child; the children end where those of the next node begin.
    first_child: Vec<u32>,
    /// Indexed by node: the byte that leads to it.
    labels: Vec<u8>,
    /// Indexed by node: whether a piece ends here.
    ends: Vec<bool>,
    /// Indexed by byte: the child of the root, or 0.
    roots: [u32; 256],
}

impl Trie {
    /// Cost: the bytes of all pieces.
    pub(super) fn new(pieces: &[Piece]) -> Self {
        let mut spelled: Vec<Vec<u8>> = pieces.iter().map(Piece::spelling).collect();
        let mut trie =
            Self { first_child: Vec::new(), labels: vec![0], ends: vec![false], roots: [0; 256] };
        // Nodes of one depth after those of the last: each is the pieces that share a prefix.
        let mut nodes = Vec::from([Range { start: 0, end: spelled.len() }]);
        let mut depth = 0;
        while !nodes.is_empty() {
            let mut next = Vec::new();
            for node in nodes {
                trie.first_child.push(trie.labels.len() as u32);
                let longer = &mut spelled[node.clone()];
                sort_by_byte(longer, depth);
                let done = longer.iter().take_while(|piece| piece.len() == depth).count();
                let mut from = node.start + done;
                for group in longer[done..].chunk_by(|a, b| a[depth] == b[depth]) {
                    let to = from + group.len();
                    trie.labels.push(group[0][depth]);
                    trie.ends.push(group.iter().any(|piece| piece.len() == depth + 1));
                    next.push(from..to);
                    from = to;
                }
            }
            nodes = next;
            depth += 1;
        }
        trie.first_child.push(trie.labels.len() as u32);
        for child in trie.children(0) {
            trie.roots[usize::from(trie.labels[child as usize])] = child;
        }
        trie
    }

    fn children(&self, node: u32) -> Range<u32> {
        self.first_child[node as usize]..self.first_child[node as usize + 1]
    }

    #[inline]
    fn child(&self, node: u32, byte: u8) -> Option<u32> {
        let children = self.children(node);
        let labels = &self.labels[children.start as usize..children.end as usize];
        let found = match labels.len() {
            0..=8 => labels.iter().position(|label| *label == byte)?,
            _ => labels.binary_search(&byte).ok()?,
        };
        Some(children.start + found as u32)
    }

    /// The fewest tokens that cover the bytes.
    pub(super) fn fewest(&self, bytes: &[u8]) -> usize {
        let mut best = vec![u32::MAX; bytes.len() + 1];
        best[0] = 0;
        for start in 0..bytes.len() {
            let cost = best[start] + 1;
            best[start + 1] = best[start + 1].min(cost);
            self.each_piece(bytes, start, |end| best[end] = best[end].min(cost));
        }
        best[bytes.len()] as usize
    }

    /// A covering with the fewest tokens: where each ends. Of several, that whose last tokens are longest.
    pub(super) fn tiling(&self, bytes: &[u8]) -> Vec<usize> {
        let mut best = vec![(u32::MAX, 0u32); bytes.len() + 1];
        best[0] = (0, 0);
        for start in 0..bytes.len() {
            let reached = (best[start].0 + 1, start as u32);
            best[start + 1] = best[start + 1].min(reached);
            self.each_piece(bytes, start, |end| best[end] = best[end].min(reached));
        }
        let mut ends = Vec::new();
        let mut at = bytes.len();
        while at > 0 {
            ends.push(at);
            at = best[at].1 as usize;
        }
        ends.reverse();
        ends
    }

    /// Calls `visit` with the end of each piece that begins at `start`.
    #[inline]
    fn each_piece(&self, bytes: &[u8], start: usize, mut visit: impl FnMut(usize)) {
        let mut node = self.roots[usize::from(bytes[start])];
        let mut at = start + 1;
        while node != 0 {
            if self.ends[node as usize] {
                visit(at);
            }
            let Some(byte) = bytes.get(at) else { return };
            node = self.child(node, *byte).unwrap_or(0);
            at += 1;
        }
    }
}

/// Sorts by the byte at a depth, and before all those that end there. By counting where there are many: the library's sort
/// is as large in the WebAssembly as all else here, and looks at every byte.
#[inline(never)]
fn sort_by_byte(spelled: &mut [Vec<u8>], depth: usize) {
    let key = |one: &Vec<u8>| one.get(depth).map_or(0, |byte| usize::from(*byte) + 1);
    if spelled.len() < 32 {
        for end in 1..spelled.len() {
            let mut at = end;
            while at > 0 && key(&spelled[at - 1]) > key(&spelled[at]) {
                spelled.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let mut places = [0; 257];
    spelled.iter().for_each(|one| places[key(one)] += 1);
    let mut sum = 0;
    for place in &mut places {
        sum += std::mem::replace(place, sum);
    }
    let mut sorted = vec![Vec::new(); spelled.len()];
    for one in &mut *spelled {
        let place = &mut places[key(one)];
        sorted[*place] = std::mem::take(one);
        *place += 1;
    }
    spelled.swap_with_slice(&mut sorted);
}

#[cfg(test)]
mod tests {
    use super::super::pack::Shape;
    use super::*;

    fn trie(pieces: &[&str]) -> Trie {
        let piece = |body: &&str| Piece { body: body.as_bytes().to_vec(), shape: Shape::Middle };
        Trie::new(&pieces.iter().map(piece).collect::<Vec<_>>())
    }

    #[test]
    fn takes_the_fewest_pieces_and_not_the_longest_first() {
        let trie = trie(&["abc", "ab", "cdef", "d", "ef"]);
        assert_eq!(trie.fewest(b"abcdef"), 2);
        assert_eq!(trie.tiling(b"abcdef"), [2, 6]);
        assert_eq!(trie.fewest(b"xyz"), 3);
        assert_eq!(trie.fewest(b""), 0);
    }
}
