import ChATReport
import Testing

@Suite("Age and gender")
struct AgeAndGenderTests {
    private func contacts(asAt: String = "2024-01-31", _ rows: [(birth: String, age: String, gender: String)])
        throws -> InventedReturn
    {
        try InventedReturn(
            asAt: asAt,
            [
                (
                    1, ["child_id", "contact_date", "date_of_birth", "age", "gender"],
                    rows.enumerated().map {
                        [
                            "\($0.offset + 1)", "01/01/2024", $0.element.birth, $0.element.age,
                            $0.element.gender,
                        ]
                    }
                )
            ])
    }

    private func males(_ indicator: Indicator, _ age: String) throws -> Int {
        let table = try #require(indicator.table)
        return table.counts[try #require(table.rows.firstIndex(of: age))][0]
    }

    @Test(
        "Each birth date has its place on the axis",
        arguments: [
            ("01/02/2024", "Unborn"), ("31/01/2024", "Under 1"), ("01/02/2023", "Under 1"),
            ("31/01/2023", "1"), ("01/02/2006", "17"), ("31/01/2006", "18+"), ("01/01/2000", "18+"),
        ])
    func ages(birth: String, label: String) throws {
        #expect(try males(contacts([(birth, "", "a) Male")]).indicator("CON-05"), label) == 1)
    }

    @Test("Someone born on 29 February turns a year older on 1 March")
    func leapDay() throws {
        let rows = [(birth: "29/02/2020", age: "", gender: "a) Male")]
        #expect(
            try males(contacts(asAt: "2023-02-28", [("29/02/2020", "", "a) Male")]).indicator("CON-05"), "2")
                == 0)
        let query = try InventedReturn(
            asAt: "2023-02-28",
            [
                (
                    1, ["child_id", "contact_date", "date_of_birth", "gender"],
                    [["1", "01/02/2023", rows[0].birth, "a) Male"]]
                )
            ])
        #expect(try males(query.indicator("CON-05"), "2") == 1)
        let next = try InventedReturn(
            asAt: "2023-03-01",
            [
                (
                    1, ["child_id", "contact_date", "date_of_birth", "gender"],
                    [["1", "01/02/2023", rows[0].birth, "a) Male"]]
                )
            ])
        #expect(try males(next.indicator("CON-05"), "3") == 1)
    }

    @Test("Without a birth date the age as given counts; -1 is unborn")
    func suppliedAge() throws {
        let indicator = try contacts([("", "-1", "a) Male"), ("", "7", "a) Male")]).indicator("CON-05")
        #expect(try males(indicator, "Unborn") == 1)
        #expect(try males(indicator, "7") == 1)
    }

    @Test("Without any age the row is not recorded")
    func noAge() throws {
        #expect(try males(contacts([("", "", "a) Male")]).indicator("CON-05"), "Not recorded") == 1)
    }

    @Test("The split is among males and females; other genders are bands")
    func split() throws {
        let rows = ["a) Male", "b) Female", "b) Female", "b) Female", "d) Neither", ""].map {
            (birth: "01/01/2015", age: "", gender: $0)
        }
        let split = try contacts(rows).indicator("CON-06")
        #expect(split.value == 25 && split.denominator == 4)
        #expect(split.also.first?.value == 75)
        #expect(split.counts == [1, 3, 0, 1, 1])
    }

    @Test("No males and no females: no split")
    func noSplit() throws {
        #expect(try contacts([("01/01/2015", "", "d) Neither")]).indicator("CON-06").value == nil)
    }
}
