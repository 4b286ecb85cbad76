/// The snake_case name of a column, the same in every edition that has it: `cpp_start`.
public struct ColumnID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as written in the schema files.
    public let rawValue: String

    /// The id with that name; nothing is checked.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// `it`: in the conditions of a rule, whichever of its columns is looked at.
    public static let standIn = ColumnID(rawValue: "it")

    /// Its name.
    public var description: String { rawValue }

    /// In the order of the names.
    public static func < (left: ColumnID, right: ColumnID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The name of a code set, which is its file's name: `ethnicity`.
public struct CodeSetID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as written in the schema files.
    public let rawValue: String

    /// The id with that name; nothing is checked.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Its name.
    public var description: String { rawValue }

    /// In the order of the names.
    public static func < (left: CodeSetID, right: CodeSetID) -> Bool {
        left.rawValue < right.rawValue
    }
}
