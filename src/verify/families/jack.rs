//! Open networks with feedback: every node behaves as a queue of its own.

use super::queue::{LEAST, Steady, relaxation};
use crate::engine::dist::{Categorical, Sampler};
use crate::verify::case::{Case, Lengths, Planned, unknown};
use crate::verify::given::Given;
use crate::verify::judge::{Judge, Scale};
use crate::verify::network::{Fact, Node, Plan, Plants, Stream};
use crate::verify::prose;
use crate::verify::row::Row;

/// An open network, as given.
struct Jackson {
    outside: Vec<f64>,
    routes: Vec<Vec<f64>>,
    places: Vec<u32>,
    service: Vec<f64>,
    /// Arrivals at each node from outside and from other nodes, a day.
    flows: Vec<f64>,
}

/// Poisson arrivals, exponential services, fixed routing shares.
///
/// # Errors
/// Parameters that are missing or out of range.
pub fn jack(case: &Case, plants: Plants) -> Result<Planned, String> {
    let network = Jackson::of(&case.given)?;
    let lengths = case.lengths(network.relaxation());
    let mut plan = network.plan(lengths)?;
    plan.plants = plants;
    let mut steady = Steady::new(vec![plan], lengths);
    let asks = case.sort(|row| ask(&mut steady, row, network.places.len()));
    Ok(steady.planned(case, asks, LEAST))
}

fn ask(steady: &mut Steady, row: &Row, nodes: usize) -> Result<Judge, String> {
    let quantity = row.quantity.as_str();
    if quantity.starts_with("mean total in network") {
        let total = steady.ratio(&[Fact::Area], &[Fact::Days]);
        return Ok(Judge::Value(total, Scale::Amount));
    }
    if quantity.starts_with("mean sojourn per external arrival") {
        let sojourn = steady.ratio(&[Fact::Sojourn], &[Fact::Left]);
        return Ok(Judge::Value(sojourn, Scale::Amount));
    }
    let node = prose::after(quantity, "node ").filter(|node| *node < nodes as f64);
    let node = node.ok_or_else(|| unknown(quantity))?;
    steady.ask(row, node as u8, None)
}

impl Jackson {
    fn of(given: &Given) -> Result<Jackson, String> {
        let outside = given.list("gamma")?;
        let routes = given.square("P")?;
        let service = given.list("mean_service_days")?;
        let places: Result<Vec<u32>, String> = given
            .list("c")?
            .into_iter()
            .map(|places| crate::verify::given::whole("c", places))
            .collect();
        let places = places?;
        let nodes = routes.len();
        if [outside.len(), service.len(), places.len()] != [nodes; 3] || nodes > 100 {
            return Err(
                "gamma, P, c and mean_service_days must be of one size, 100 at most".into(),
            );
        }
        check(&outside, &routes, &service)?;
        let flows = flows(&outside, &routes);
        let network = Jackson {
            outside,
            routes,
            places,
            service,
            flows,
        };
        network.check_loads()?;
        Ok(network)
    }

    fn check_loads(&self) -> Result<(), String> {
        for (node, &places) in self.places.iter().enumerate() {
            let load = self.flows[node] * self.service[node];
            if load >= f64::from(places) || load.is_nan() {
                return Err(format!(
                    "node {node} has a load of {load} on {places} places: no steady state"
                ));
            }
        }
        Ok(())
    }

    fn relaxation(&self) -> f64 {
        let nodes = self.places.iter().enumerate();
        let scales = nodes.map(|(node, &places)| {
            let scale = relaxation(self.flows[node], self.service[node], f64::from(places));
            scale.max(self.service[node])
        });
        scales.sum()
    }

    fn plan(&self, lengths: Lengths) -> Result<Plan, String> {
        let words = |error: crate::engine::dist::ShapeError| error.to_string();
        let mut nodes = Vec::new();
        for (node, &places) in self.places.iter().enumerate() {
            let law = Sampler::exponential(self.service[node]).map_err(words)?;
            let mut shares = self.routes[node].clone();
            shares.push((1.0 - shares.iter().sum::<f64>()).max(0.0));
            nodes.push(Node {
                route: Some(Categorical::new(&shares).map_err(words)?),
                ..Node::new(places, law)
            });
        }
        let mut plan = Plan::new(lengths.days(), nodes)?;
        for (node, &rate) in (0..).zip(&self.outside) {
            if rate > 0.0 {
                let mut stream = Stream::poisson(rate)?;
                stream.node = node;
                plan.streams.push(stream);
            }
        }
        plan.events = 4.0 * self.flows.iter().sum::<f64>() * lengths.days();
        Ok(plan)
    }
}

fn check(outside: &[f64], routes: &[Vec<f64>], service: &[f64]) -> Result<(), String> {
    let substochastic = |row: &Vec<f64>| {
        row.iter().all(|share| *share >= 0.0) && row.iter().sum::<f64>() <= 1.0 + 1e-9
    };
    if !routes.iter().all(substochastic) {
        return Err("the rows of P must be shares that sum to at most 1".to_owned());
    }
    if outside.iter().any(|rate| *rate < 0.0) || service.iter().any(|mean| *mean <= 0.0) {
        return Err("gamma must not be negative, and every mean service above 0".to_owned());
    }
    if outside.iter().sum::<f64>() <= 0.0 {
        return Err("nobody comes from outside: gamma is 0 everywhere".to_owned());
    }
    Ok(())
}

/// λ = γ + λP, by iteration; a network that nobody leaves grows without end and is refused for its
/// load.
fn flows(outside: &[f64], routes: &[Vec<f64>]) -> Vec<f64> {
    let mut flows = outside.to_vec();
    for _ in 0..100_000 {
        let next: Vec<f64> = (0..flows.len())
            .map(|to| {
                let inside = flows.iter().zip(routes).map(|(flow, row)| flow * row[to]);
                outside[to] + inside.sum::<f64>()
            })
            .collect();
        if next == flows {
            break;
        }
        flows = next;
    }
    flows
}
