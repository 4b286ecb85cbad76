extension ColumnDefinition {
    convenience init(_ field: YAMLField) throws(SchemaError) {
        let map = try field.mapping(
            ["id", "header", "type", "codes", "blank", "spellings", "role", "note"],
            required: ["id", "header", "type", "blank"])
        let type = try map.field("type").choice(ColumnType.self)
        let codeSet = try map.optionalString("codes").map(CodeSetID.init(rawValue:))
        guard (type == .code) == (codeSet != nil) else {
            throw field.error("'codes' belongs to columns of type code, and to them only")
        }
        let isRequired: Bool
        switch try map.string("blank") {
        case "required": isRequired = true
        case "allowed": isRequired = false
        case let text: throw try map.field("blank").error("expected required or allowed, found '\(text)'")
        }
        self.init(
            id: try map.column("id"), header: try map.string("header"), type: type, codeSet: codeSet,
            isRequired: isRequired, spellings: try map["spellings"]?.strings() ?? [],
            role: try map["role"]?.choice(ColumnRole.self))
    }

    /// The same column, also found by the headings that another edition has for it.
    func alsoSpelt(as other: ColumnDefinition) -> ColumnDefinition {
        var all = spellings
        for text in [other.header] + other.spellings where text != header && !all.contains(text) {
            all.append(text)
        }
        return ColumnDefinition(
            id: id, header: header, type: type, codeSet: codeSet, isRequired: isRequired, spellings: all,
            role: role)
    }
}
