//! Sending a proposal: once, and only while it makes sense.

use super::super::domain::{Day, Proposal, ProposalState, VehicleDetails, VehicleStatus};
use super::{Garage, Refusal};

impl Garage {
    /// Sends a proposal to the vehicle's customer. A vehicle that nothing was offered for becomes
    /// [`VehicleStatus::ProposalSent`]; one that is further along stays where it is.
    ///
    /// # Errors
    ///
    /// Without a connection, for an unknown vehicle or proposal, for a vehicle that is back with its owner, and for a
    /// proposal that was sent before. Nothing changes then.
    pub fn send_proposal(
        &mut self,
        vehicle: u64,
        proposal: u64,
        today: Day,
    ) -> Result<VehicleDetails, Refusal> {
        self.vehicle(vehicle)?;
        if self.connection.is_none() {
            return Err(Refusal::NotConnected);
        }
        let details = self
            .vehicles
            .iter_mut()
            .map(|stored| &mut stored.details)
            .find(|details| details.vehicle.id == vehicle)
            .ok_or(Refusal::NoSuchVehicle)?;
        send(details, proposal, today)?;
        Ok(details.clone())
    }
}

fn send(details: &mut VehicleDetails, proposal: u64, today: Day) -> Result<(), Refusal> {
    let vehicle = &mut details.vehicle;
    let offer = sendable(vehicle.status, &mut details.proposals, proposal)?;
    offer.sent = Some(today);
    offer.link = Some(format!(
        "https://car-services.example/proposals/{}-{proposal}",
        vehicle.id
    ));
    if vehicle.status == VehicleStatus::Open {
        vehicle.status = VehicleStatus::ProposalSent;
    }
    Ok(())
}

fn sendable(
    status: VehicleStatus,
    proposals: &mut [Proposal],
    id: u64,
) -> Result<&mut Proposal, Refusal> {
    let proposal = proposals
        .iter_mut()
        .find(|proposal| proposal.id == id)
        .ok_or(Refusal::NoSuchProposal)?;
    match proposal.state() {
        ProposalState::Sent(day) => Err(Refusal::AlreadySent(day)),
        ProposalState::Open if status == VehicleStatus::Delivered => Err(Refusal::HandedOver),
        ProposalState::Open => Ok(proposal),
    }
}

#[cfg(test)]
mod tests {
    use super::super::seed::TODAY;
    use super::*;

    fn vehicle_with(garage: &Garage, status: VehicleStatus) -> u64 {
        let mut all = garage.vehicles.iter().map(|stored| &stored.details.vehicle);
        all.find(|vehicle| vehicle.status == status).unwrap().id
    }

    fn open_proposal(garage: &Garage, vehicle: u64) -> u64 {
        let mut all = garage.vehicle(vehicle).unwrap().proposals.iter();
        all.find(|proposal| proposal.sent.is_none()).unwrap().id
    }

    #[test]
    fn sending_changes_the_status_of_a_vehicle_that_was_only_proposed_to_now() {
        for (before, after) in [
            (VehicleStatus::Open, VehicleStatus::ProposalSent),
            (VehicleStatus::ProposalSent, VehicleStatus::ProposalSent),
            (VehicleStatus::Booked, VehicleStatus::Booked),
            (VehicleStatus::InService, VehicleStatus::InService),
            (VehicleStatus::Ready, VehicleStatus::Ready),
        ] {
            let mut garage = Garage::seeded(TODAY);
            let vehicle = vehicle_with(&garage, before);
            let proposal = open_proposal(&garage, vehicle);
            let details = garage.send_proposal(vehicle, proposal, TODAY).unwrap();
            assert_eq!(details.vehicle.status, after);
            assert_eq!(garage.vehicle(vehicle), Ok(&details));
        }
    }

    #[test]
    fn a_sent_proposal_knows_its_day_and_where_the_customer_reads_it() {
        let mut garage = Garage::seeded(TODAY);
        let vehicle = vehicle_with(&garage, VehicleStatus::Open);
        let id = open_proposal(&garage, vehicle);
        let details = garage.send_proposal(vehicle, id, TODAY).unwrap();
        let sent = details
            .proposals
            .iter()
            .find(|proposal| proposal.id == id)
            .unwrap();
        assert_eq!(sent.state(), ProposalState::Sent(TODAY));
        assert!(sent.link.as_deref().unwrap().starts_with("https://"));
    }

    #[test]
    fn a_proposal_is_not_sent_twice() {
        let mut garage = Garage::seeded(TODAY);
        let vehicle = vehicle_with(&garage, VehicleStatus::Open);
        let proposal = open_proposal(&garage, vehicle);
        garage.send_proposal(vehicle, proposal, TODAY).unwrap();
        let before = garage.clone();
        let again = garage.send_proposal(vehicle, proposal, TODAY.plus(1));
        assert_eq!(again, Err(Refusal::AlreadySent(TODAY)));
        assert_eq!(garage, before);
    }

    #[test]
    fn nothing_is_sent_for_a_vehicle_that_is_back_with_its_owner() {
        let mut garage = Garage::seeded(TODAY);
        let vehicle = vehicle_with(&garage, VehicleStatus::Delivered);
        let proposal = open_proposal(&garage, vehicle);
        assert_eq!(
            garage.send_proposal(vehicle, proposal, TODAY),
            Err(Refusal::HandedOver)
        );
    }

    #[test]
    fn nothing_is_sent_without_a_connection() {
        let mut garage = Garage::seeded(TODAY);
        let vehicle = vehicle_with(&garage, VehicleStatus::Open);
        let proposal = open_proposal(&garage, vehicle);
        garage.disconnect();
        assert_eq!(
            garage.send_proposal(vehicle, proposal, TODAY),
            Err(Refusal::NotConnected)
        );
    }

    #[test]
    fn unknown_vehicles_and_proposals_are_refused() {
        let mut garage = Garage::seeded(TODAY);
        let vehicle = vehicle_with(&garage, VehicleStatus::Open);
        assert_eq!(
            garage.send_proposal(999, 1, TODAY),
            Err(Refusal::NoSuchVehicle)
        );
        assert_eq!(
            garage.send_proposal(vehicle, 999, TODAY),
            Err(Refusal::NoSuchProposal)
        );
    }
}
