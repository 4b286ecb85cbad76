import AnnexASchema
import CalendarDays
import ChATReport
import Foundation
import TestSupport
import Testing

@Suite("Published figures stand beside the council's own")
struct ComparatorTests {
    static func schema() throws -> Schema { try SchemaFolder(path: PackageFolder.schemas).load(.indicators) }

    static func path(_ name: String) -> String { PackageFolder.fixtures + "/comparators/" + name }

    static func comparators(
        _ names: [String], neighbours: Bool = true, authority: String? = "Demoshire"
    ) throws -> Comparators {
        let schema = try schema()
        let people = try PopulationFigures(path: path("populations.csv"))
        let values = try names.flatMap {
            try ComparatorFile(path: path($0), schema: schema, populations: people).values
        }
        return Comparators(
            values, neighbours: neighbours ? try NeighbourFile(path: path("neighbours.csv")) : nil,
            authority: authority)
    }

    static func value(_ comparators: Comparators, _ id: String, _ level: PublishedValue.Level) -> Double? {
        comparators.comparisons(id).first { $0.level == level }?.value
    }

    @Test(
        "England's figures of 2024 are read back",
        arguments: [
            ("REF-03", 518.3), ("ASM-05", 536.0), ("ASM-10", 84.5), ("S47-04", 187.1), ("S47-12", 60.2),
            ("S47-13", 79.7), ("CIN-03", 332.9), ("CIN-05", 328.9), ("CIN-07", 297.3), ("CIN-13", 13.6),
            ("CPP-02", 41.6), ("CPP-04", 51.8), ("CPP-06", 52.4), ("CPP-20", 24.7), ("CPP-23", 89.8),
            ("PLA-15", 68.0),
        ]) func england(id: String, value: Double) throws
    {
        #expect(Self.value(try Self.comparators(["england.csv"]), id, .national) == value)
    }

    @Test(
        "England's bands of 2024 are read back",
        arguments: [
            ("CIN-15", [26.1, 10.5, 13.5, 14.5, 35.5]), ("CIN-17", [47.5, 14.8, 15.7, 12.2, 9.8]),
            ("CPP-15", [29.7, 24.7, 27.1, 16.0, 2.6]), ("CPP-17", [16.3, 11.7, 43.3, 24.9, 3.8]),
        ]) func bands(id: String, values: [Double]) throws
    {
        let comparators = try Self.comparators(["england.csv"])
        let read = comparators.keys(id).compactMap { comparators.comparisons(id, key: $0).first?.value }
        #expect(read.sorted() == values.sorted())
    }

    @Test("Of two years the newest is told, and says its year")
    func newest() throws {
        let all = try Self.comparators(["england.csv"]).comparisons("REF-11")
        #expect(all.map(\.period) == ["2025"])
        #expect(all.map(\.value) == [22.6])
    }

    @Test("A published table is read by its old headings")
    func old() throws {
        #expect(Self.value(try Self.comparators(["published-c1-2024.csv"]), "REF-11", .national) == 22.4)
    }

    @Test("A published table is read by its new headings")
    func new() throws {
        #expect(Self.value(try Self.comparators(["published-c1-2025.csv"]), "REF-11", .national) == 22.6)
    }

    private static let stability = ["published-stability-2024.csv", "published-stability-2025.csv"]

    @Test(
        "A table of looked-after children is read by its lines' labels, in the headings of both years",
        arguments: zip(stability, [["PLA-13": 10.0, "PLA-15": 68.0], ["PLA-13": 12.0, "PLA-15": 67.0]]))
    func labels(file: String, england: [String: Double]) throws {
        let all = try Self.comparators([file])
        for (id, value) in england { #expect(Self.value(all, id, .national) == value) }
    }

    @Test("Lines with another label, or about a part of what a label names, are not read")
    func otherLabels() throws {
        let read = try Self.stability.map {
            try ComparatorFile(path: Self.path($0), schema: try Self.schema())
        }
        #expect(read.map(\.partial) == [1, 1])
        #expect(read.map(\.values.count) == [7, 3])
        #expect(read.flatMap(\.problems) == [])
    }

    @Test("A figure that a label leads to says heading and label")
    func labelled() throws {
        let all = try Self.comparators(["published-stability-2025.csv"])
        #expect(
            all.loaded.first?.heading
                == "children_percent, where breakdown is With 3 or more placements during the year")
    }

    @Test("A table with none of the labels is refused, and not taken for another")
    func noLabel() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "labels-\(UUID()).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try """
        time_period,geographic_level,cla_group,characteristic,number,percentage
        2024,National,Invented group,Invented line,10,20

        """.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: ComparatorFile.Problem.self) {
            try ComparatorFile(path: path, schema: try Self.schema())
        }
    }

    @Test("A rate that a table has no column for is made from its count and the population")
    func rate() throws {
        #expect(Self.value(try Self.comparators(["published-c1-2025.csv"]), "REF-03", .national) == 500)
    }

    @Test("Neighbours with a symbol are passed over, never counted as zero")
    func symbols() throws {
        let mean = try Self.comparators(["published-c1-2024.csv"]).comparisons("REF-11").first {
            $0.level == .neighbours
        }
        #expect(mean?.value == 25)
        #expect(mean?.count == 6)
    }

    @Test("Four neighbours are too few for a mean, and that is said")
    func few() throws {
        let mean = try Self.comparators(["published-c1-2024.csv"]).comparisons("REF-10").first {
            $0.level == .neighbours
        }
        #expect(mean?.value == nil)
        #expect(mean?.note.contains("at least 5 are needed") == true)
    }

    @Test("Years are never mixed: what lacks the newest year is left out")
    func years() throws {
        let all = try Self.comparators(["published-c1-2024.csv", "published-c1-2025.csv"]).comparisons(
            "REF-11")
        #expect(Set(all.map(\.period)) == ["2025"])
        #expect(!all.contains { $0.level == .regional })
    }

    @Test("The region is the one that the council lies in")
    func region() throws {
        #expect(Self.value(try Self.comparators(["published-c1-2024.csv"]), "REF-11", .regional) == 20.5)
    }

    @Test("A council is found by its code as by its name")
    func code() throws {
        let comparators = try Self.comparators(["published-c1-2024.csv"], authority: "E10000901")
        #expect(Self.value(comparators, "REF-11", .authority) == 18.2)
    }

    @Test("Without a council there are England's figures alone")
    func nobody() throws {
        let all = try Self.comparators(["published-c1-2024.csv"], authority: nil).comparisons("REF-11")
        #expect(all.map(\.level) == [.national])
    }

    @Test("Rates of a year that ends in March take the middle of the year before")
    func population() throws {
        let people = try PopulationFigures(path: Self.path("populations.csv"))
        let january = try #require(CalendarDay(iso: "2024-01-31"))
        #expect(people.figure(code: "E10000901", asAt: january)?.children == 86_450)
    }

    @Test("Ages that make up 0 to 17 are added")
    func ages() throws {
        let people = try PopulationFigures(path: Self.path("populations.csv"))
        let october = try #require(CalendarDay(iso: "2024-10-31"))
        #expect(people.figure(code: "E10000901", asAt: october)?.children == 86_000)
    }

    @Test("A line that names no indicator is told with its number")
    func unknown() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "comparators-\(UUID()).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "indicator_id,geo_level,period,value\nREF-09,national,2024,6.3\nXYZ-09,national,2024,6.3\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        let read = try ComparatorFile(path: path, schema: try Self.schema())
        #expect(read.values.count == 1)
        #expect(read.problems.map(\.line) == [3])
    }

    @Test("A file that is no table of figures says what is expected")
    func foreign() throws {
        #expect(throws: ComparatorFile.Problem.self) {
            try ComparatorFile(path: Self.path("neighbours.csv"), schema: try Self.schema())
        }
    }
}
