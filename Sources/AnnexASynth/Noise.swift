internal import AnnexASchema

extension SynthNoise {
    /// How each column of a list is written.
    func styles(of list: ListDefinition, edition: Edition, _ random: inout SynthRandom) -> [ColumnStyle] {
        list.columns.map { column in
            var style = ColumnStyle()
            switch self {
            case .none: return style
            case .light:
                style.share = 0.03
                decorate(&style, column, edition, &random)
                style.placeholder = nil
            case .heavy:
                style.share = random.chance(0.5) ? 1 : 0.8
                if random.chance(0.65) { decorate(&style, column, edition, &random) }
                if !column.isRequired, random.chance(0.2) {
                    style.placeholder = random.element(of: ["-", "N/A", " ", "NULL"])
                }
            }
            return style
        }
    }

    private func decorate(
        _ style: inout ColumnStyle, _ column: ColumnDefinition, _ edition: Edition,
        _ random: inout SynthRandom
    ) {
        switch column.type {
        case .code:
            guard let set = column.codeSet.flatMap({ edition.codeSets[$0] }) else { return }
            let styles = CodeStyle.allCases.filter { style in
                set.codes.contains { CodeStyle.fitting($0, in: set).contains(style) }
            }
            style.code = random.element(of: styles)
        case .date: style.date = random.element(of: DateStyle.allCases)
        case .identifier, .integer, .age: style.hasTextNumbers = random.chance(0.5)
        case .text, .postcode, .urn: break
        }
    }

    /// What each column of a list is called.
    func headings(of list: ListDefinition, _ random: inout SynthRandom) -> [String] {
        let share: Double =
            switch self {
            case .none: 0
            case .light: 0.12
            case .heavy: 0.6
            }
        return list.columns.map { column in
            guard share > 0, random.chance(share) else { return column.header }
            return Headings.variant(of: column, in: list, &random)
        }
    }
}
