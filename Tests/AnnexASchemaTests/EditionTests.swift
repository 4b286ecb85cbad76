import AnnexASchema
import Testing

@Suite("Editions and their lists")
struct EditionTests {
    let schema: Schema

    init() throws {
        schema = try SchemaFiles.schema.get()
    }

    @Test("An edition has as many columns as its template", arguments: [("2019", 165), ("2024", 169)])
    func columnCount(edition: String, count: Int) throws {
        let edition = try #require(schema.edition(edition))
        #expect(edition.lists.map(\.columns.count).reduce(0, +) == count)
    }

    @Test("Each list has as many columns as the guidance gives it")
    func columnsByList() {
        #expect(
            schema.newestEdition.lists.map(\.columns.count) == [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19])
    }

    @Test("Editions stand oldest first")
    func order() {
        #expect(schema.editions.map(\.id) == ["2019", "2024"])
    }

    @Test("Reading goes by the newest edition's columns, in its order", arguments: 0..<11)
    func union(index: Int) {
        let newest = schema.newestEdition.lists[index].columns.map(\.id)
        #expect(Array(schema.lists[index].columns.map(\.id).prefix(newest.count)) == newest)
    }

    @Test("No column of an older edition is lost", arguments: ["2019"], 0..<11)
    func olderColumns(edition: String, index: Int) throws {
        let older = try #require(schema.edition(edition)).lists[index].columns.map(\.id)
        #expect(Set(older).isSubset(of: schema.lists[index].columns.map(\.id)))
    }

    @Test("The four columns that List 9 gained may be missing from a row")
    func newColumnsOfList9() throws {
        let old = Set(try #require(schema.edition("2019")).lists[8].columns.map(\.id))
        let new = schema.newestEdition.lists[8].columns.filter { !old.contains($0.id) }
        #expect(
            new.map(\.id.rawValue) == ["uasc", "personal_adviser", "pathway_plan_review", "latest_contact"])
        #expect(!new.contains { $0.isRequired })
    }

    @Test("The template's own heading and title of 2019 are kept where 2024 words them anew")
    func wordingOf2019() throws {
        let lists = try #require(schema.edition("2019")).lists
        #expect(lists[2].title == "List 3: Referral")
        #expect(lists[5].columns[11].header == "Case status")
        #expect(lists[8].columns.contains { $0.header == "LA In Touch" })
    }

    @Test("No heading of a list belongs to two of its columns", arguments: 0..<11)
    func headings(index: Int) {
        var owners: [String: Set<ColumnID>] = [:]
        for column in schema.lists[index].columns {
            for heading in [column.header] + column.spellings where !heading.contains("\u{2026}") {
                owners[SchemaFiles.foldedHeading(heading), default: []].insert(column.id)
            }
        }
        #expect(owners.filter { $0.value.count > 1 }.isEmpty)
    }

    @Test("No heading is spelt twice in one file, once what does not count is left out")
    func repeatedHeadings() {
        for edition in schema.editions {
            for column in edition.lists.flatMap(\.columns) {
                // a pattern is no heading, and may fold to the words of one
                let headings = ([column.header] + column.spellings).filter { !$0.contains("\u{2026}") }
                    .map(SchemaFiles.foldedHeading)
                #expect(Set(headings).count == headings.count, "\(edition.id) \(column.id)")
            }
        }
    }

    @Test("Every list names its person first", arguments: 0..<11)
    func person(index: Int) {
        #expect(schema.lists[index].columns.first?.role == .person)
        #expect(schema.lists[index].columns.filter { $0.role == .person }.count == 1)
    }

    @Test("Every list but care leavers has one date of its own", arguments: 0..<11)
    func event(index: Int) {
        let dates = schema.lists[index].columns.filter { $0.role == .event }
        #expect(dates.count == (index == 8 ? 0 : 1))
        #expect(dates.allSatisfy { $0.type == .date })
    }

    @Test("A child may repeat in Lists 1 to 5 and 10, and in no other")
    func kinds() {
        let events = schema.lists.filter { $0.kind == .events }.map(\.number)
        #expect(events == [1, 2, 3, 4, 5, 10])
    }

    @Test("Every name of a worker is marked as personal data of staff")
    func workers() {
        let workers = schema.lists.flatMap(\.columns).filter {
            ["worker", "personal_adviser"].contains($0.id.rawValue)
        }
        #expect(workers.count == 8)
        #expect(workers.allSatisfy { $0.role == .worker })
    }

    @Test("Names of files and tables come from a list's number and slug")
    func names() {
        #expect(schema.lists[6].fileStem == "07-child-protection")
        #expect(schema.lists[9].tableName == "list_10_adoption")
    }
}
