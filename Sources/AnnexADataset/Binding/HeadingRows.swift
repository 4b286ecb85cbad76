/// Headings over two rows: a word above and one below, or cells merged over both beside such that are not.
enum HeadingRows {
    /// The two rows as one, standing where the lower one stands; nil where one does not follow the other.
    static func joined(
        _ upper: HeaderBinding.TopRow, _ lower: HeaderBinding.TopRow, index: HeaderIndex
    ) -> HeaderBinding.TopRow? {
        guard lower.index == upper.index + 1, !upper.texts.isEmpty, !lower.texts.isEmpty else { return nil }
        var texts: [Int: String] = [:]
        var group: String?
        for column in 0...(max(upper.texts.keys.max() ?? 0, lower.texts.keys.max() ?? 0)) {
            let (above, below) = (upper.texts[column], lower.texts[column])
            // a cell merged over several columns has its text in the first
            group = above ?? group
            guard let below else {
                texts[column] = above
                continue
            }
            let known = [above.map { $0 + " " + below }, below, group.map { $0 + " " + below }]
                .compactMap { $0 }.first { !index.candidates($0).isEmpty }
            texts[column] = known ?? below
        }
        return HeaderBinding.TopRow(index: lower.index, texts: texts, firstIndex: upper.index)
    }
}
