/// Follows `mc:AlternateContent`, which says the same thing twice: its first choice is read, the rest is not.
struct AlternateContent {
    /// For each that is open: whether one of its branches was read.
    private var open: [Bool] = []
    private var skippedDepth = 0

    /// Whether an element that begins is to be told.
    mutating func start(_ element: XMLElement) -> Bool {
        switch element {
        case .alternateContent:
            if skippedDepth == 0 { open.append(false) } else { skippedDepth += 1 }
            return false
        case .choice, .fallback:
            guard let last = open.indices.last else { return false }
            if skippedDepth > 0 || open[last] { skippedDepth += 1 } else { open[last] = true }
            return false
        default: return skippedDepth == 0
        }
    }

    /// Whether an element that ends is to be told.
    mutating func end(_ element: XMLElement) -> Bool {
        switch element {
        case .alternateContent:
            if skippedDepth == 0 { _ = open.popLast() } else { skippedDepth -= 1 }
            return false
        case .choice, .fallback:
            if skippedDepth > 0 { skippedDepth -= 1 }
            return false
        default: return skippedDepth == 0
        }
    }

    /// Whether text is to be told.
    var isRead: Bool { skippedDepth == 0 }
}
