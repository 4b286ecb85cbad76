public import AnnexASchema

/// What changed from one return to another, list by list. Made in time linear in their rows.
public struct ReturnComparison: Sendable {
    /// The older return.
    public let old: ComparedReturn
    /// The newer return.
    public let new: ComparedReturn
    /// The eleven lists.
    public let lists: [ListComparison]
    /// Children and adopters that are in some list of the new return and in none of the old, in its order.
    public let arrived: [String]
    /// Children and adopters that are in some list of the old return and in none of the new, in its order.
    public let left: [String]

    /// Compares two returns that were read with one schema.
    public init(old: ComparedReturn, new: ComparedReturn) {
        self.old = old
        self.new = new
        var numbers: [String: Int32] = [:]
        for number in 0..<old.dataset.persons.count {
            numbers[old.dataset.persons.string(number)] = Int32(number)
        }
        var isKept = [Bool](repeating: false, count: old.dataset.persons.count)
        var arrived: [String] = []
        var newNumbers: [Int32] = []
        for number in 0..<new.dataset.persons.count {
            let id = new.dataset.persons.string(number)
            if let same = numbers[id] {
                isKept[Int(same)] = true
                newNumbers.append(same)
            } else {
                arrived.append(id)
                newNumbers.append(Int32(old.dataset.persons.count + number))
            }
        }
        self.arrived = arrived
        left = isKept.indices.filter { !isKept[$0] }.map(old.dataset.persons.string)
        lists = old.dataset.lists.indices.map { index in
            ListMatcher(old: old, new: new, list: index, persons: newNumbers).comparison()
        }
    }
}

/// What changed in one list.
public struct ListComparison: Sendable {
    /// 1 to 11.
    public let number: Int
    /// Persons who are in the new list and not in the old one, in its order.
    public let arrived: [String]
    /// Persons who are in the old list and not in the new one, in its order.
    public let left: [String]
    /// Rows that arrived or changed, in the order of the new list, then rows that left.
    public let changes: [RowChange]
    /// How many rows are the same.
    public let unchanged: Int
    /// How many cells have the same code in another spelling; nil where one side does not know spellings.
    public let respelt: Int?
    /// Columns that only the old list has, and that hold something; they are not compared.
    public let columnsOnlyInOld: [ColumnID]
    /// Columns that only the new list has, and that hold something; they are not compared.
    public let columnsOnlyInNew: [ColumnID]

    /// How many persons are in both lists with a row that arrived, left or changed.
    public let personsChanged: Int
}

/// A row that differs, or is in one of the lists alone.
public struct RowChange: Sendable, Equatable {
    /// The row of the old list, counted from 0; nil where it arrived.
    public let old: Int?
    /// The row of the new list, counted from 0; nil where it left.
    public let new: Int?
    /// Where both have it, the columns that differ, by position in the list's definition.
    public let columns: [Int]
}
