internal import CalendarDays

extension Simulation {
    /// The family that one or more children were matched with.
    mutating func approve(_ path: Adoption, children: Int) {
        guard let matched = path.matched, let family = path.family else { return }
        // Those who foster for adoption were approved before the child came to them.
        let before = path.fosteringForAdoption ?? matched
        let approved = calendar.workingDay(onOrBefore: before.adding(days: -random.int(10, 300)))
        var approval = approval(of: family, approvedOn: approved)
        approval.isFostering = path.fosteringForAdoption != nil
        approval.matched = matched
        approval.placed = path.placed
        approval.childrenPlaced = path.placed == nil ? nil : children
        approval.order = path.order
        enlist(approval)
    }

    /// A family that waits, or has left.
    mutating func prepare(family: String) {
        let draw = random.fraction()
        var approval: Adopter.Approval
        if draw < 0.3 {
            approval = self.approval(of: family, approvedOn: asAt.adding(days: -random.int(5, 330)))
        } else {
            let enquiry = asAt.adding(days: -random.int(60, 300))
            approval = Adopter.Approval(family: family, enquiry: enquiry)
            approval.stage1Start = enquiry.adding(days: random.int(15, 55))
        }
        if draw >= 0.3, draw < 0.65, let start = approval.stage1Start {
            let end = start.adding(days: random.int(40, 75))
            if end <= asAt {
                approval.stage1End = end
                let next = end.adding(days: random.int(0, 20))
                if next <= asAt { approval.stage2Start = next }
            }
        }
        if draw > 0.82 {
            let latest =
                approval.stage2Start ?? approval.stage1End ?? approval.stage1Start ?? approval.enquiry
            approval.left = latest.adding(days: random.int(0, max(0, latest.days(to: asAt))))
            approval.leavingReason = draw > 0.97 ? "3" : "1"
        }
        enlist(approval)
    }

    private mutating func approval(of family: String, approvedOn day: CalendarDay) -> Adopter.Approval {
        let stage2 = day.adding(days: -random.int(90, 150))
        let stage1End = stage2.adding(days: -random.int(0, 25))
        let stage1 = stage1End.adding(days: -random.int(45, 80))
        var approval = Adopter.Approval(family: family, enquiry: stage1.adding(days: -random.int(10, 70)))
        if random.chance(0.03) {
            approval.submitted = stage1
            approval.approved = day
        } else {
            (approval.stage1Start, approval.stage1End) = (stage1, stage1End)
            (approval.stage2Start, approval.stage2End) = (stage2, day)
        }
        return approval
    }

    /// One row an adult: four in five families are couples.
    private mutating func enlist(_ approval: Adopter.Approval) {
        let ethnicity = traits().ethnicity
        let isCouple = random.chance(0.8)
        let isSameSex = random.chance(0.2)
        let first = random.chance(isCouple ? 0.5 : 0.15) ? "M" : "F"
        let second = isSameSex ? first : first == "M" ? "F" : "M"
        for gender in isCouple ? [first, second] : [first] {
            adopters.append(
                Adopter(
                    id: "A" + padded(adopters.count + 1, 4), gender: gender, ethnicity: ethnicity,
                    disability: random.chance(0.06) ? "Yes" : "No", approval: approval))
        }
    }
}
