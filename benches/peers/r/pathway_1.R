# PATHWAY-1 in simmer: `Rscript pathway_1.R PEOPLE SEED REPLICATIONS` prints one line of JSON.
#
# An arrival is one spell of custody and the time outside after it. Each person has a source that
# stays quiet while a spell lasts and is woken when it ends.

suppressMessages(library(simmer))

HORIZON <- 3650

replicate_once <- function(people, seed) {
  set.seed(seed)
  prisons <- max(1, people %/% 1000)
  regions <- max(1, people %/% 2000)
  env <- simmer()
  for (k in seq_len(prisons) - 1) add_resource(env, paste0("c", k), 20, mon = FALSE)
  for (k in seq_len(regions) - 1) add_resource(env, paste0("m", k), 80, mon = FALSE)

  tally <- new.env()
  for (name in c("receptions", "assessments", "custody_starts", "custody_completions", "releases",
                 "referrals", "community_starts", "community_completions", "reneges",
                 "custody_wait", "community_wait", "time_inside")) tally[[name]] <- 0
  count <- function(name, by = 1) tally[[name]] <- tally[[name]] + by
  of <- function(key) get_attribute(env, key)
  do <- function(.trj, f) set_attribute(.trj, "nothing", function() { f(); 0 })
  till <- function(key) function() max(0, of(key) - now(env))

  # When the next spell of each begins, and whether their source waits for it.
  starts <- ifelse(seq_len(people) %% 4 == 0, 60 * runif(people), rexp(people, 1 / 500))
  armed <- rep(TRUE, people)
  person <- function() {
    name <- get_name(env)
    as.integer(substr(name, 2, regexpr("_", name) - 1))
  }

  end <- trajectory() %>%
    do(function() {
      i <- of("person")
      starts[i] <<- of("exit")
      armed[i] <<- TRUE
    }) %>%
    activate(function() paste0("p", of("person"), "_"))

  treated_outside <- trajectory() %>%
    timeout_from_attribute("wait") %>%
    set_attribute(c("joined", "gives_up"), function() {
      count("referrals")
      c(now(env), min(of("exit"), now(env) + rexp(1, 1 / 60)))
    }) %>%
    simmer::select(function() paste0("m", of("person") %% regions)) %>%
    renege_in(till("gives_up"), out = trajectory() %>%
      do(function() count("reneges")) %>%
      join(end)) %>%
    seize_selected(1) %>%
    renege_abort() %>%
    set_attribute(c("lasts", "completes"), function() {
      count("community_starts")
      count("community_wait", now(env) - of("joined"))
      lasts <- rexp(1, 1 / 150)
      if (now(env) + lasts < of("exit")) c(lasts, 1) else c(max(0, of("exit") - now(env)), 0)
    }) %>%
    timeout_from_attribute("lasts") %>%
    set_attribute("exit", function() {
      if (of("completes") != 1) return(of("exit"))
      count("community_completions")
      now(env) + rexp(1, 1 / 1000)
    }) %>%
    release_selected(1)

  outside <- trajectory() %>%
    timeout(till("release")) %>%
    set_attribute(c("exit", "wait", "referred"), function() {
      count("releases")
      lasts <- rexp(1, if (of("completed") == 1) 1 / 700 else 1 / 500)
      referred <- runif(1) < if (of("began") == 1) 0.6 else 0.2
      wait <- if (referred) rexp(1, 1 / 14) else Inf
      c(now(env) + lasts, min(wait, lasts), as.numeric(wait < lasts))
    }) %>%
    branch(function() of("referred"), continue = TRUE, treated_outside) %>%
    join(end)

  treated_inside <- trajectory() %>%
    timeout_from_attribute("wait") %>%
    set_attribute("joined", function() {
      count("assessments")
      now(env)
    }) %>%
    simmer::select(function() paste0("c", of("prison"))) %>%
    renege_in(till("release"), out = trajectory() %>% join(outside)) %>%
    seize_selected(1) %>%
    renege_abort() %>%
    set_attribute(c("began", "lasts", "completed"), function() {
      count("custody_starts")
      count("custody_wait", now(env) - of("joined"))
      lasts <- rexp(1, 1 / 60)
      if (now(env) + lasts < of("release")) c(1, lasts, 1)
      else c(1, max(0, of("release") - now(env)), 0)
    }) %>%
    timeout_from_attribute("lasts") %>%
    do(function() if (of("completed") == 1) count("custody_completions")) %>%
    release_selected(1)

  spell <- trajectory() %>%
    set_attribute("person", person) %>%
    set_attribute(c("prison", "release", "began", "completed", "wait", "assessed"), function() {
      count("receptions")
      sentence <- rlnorm(1, log(120), 0.9)
      count("time_inside", min(sentence, HORIZON - now(env)))
      wait <- if (runif(1) < 0.5) rexp(1, 1 / 10) else Inf
      assessed <- wait < sentence
      c(floor(runif(1) * prisons), now(env) + sentence, 0, 0,
        if (assessed) wait else 0, as.numeric(assessed))
    }) %>%
    branch(function() of("assessed"), continue = TRUE, treated_inside) %>%
    join(outside)

  for (i in seq_len(people)) local({
    j <- i
    next_start <- function() {
      if (!armed[j]) return(-1)
      armed[j] <<- FALSE
      max(0, starts[j] - now(env))
    }
    add_generator(env, paste0("p", j, "_"), spell, next_start, mon = 0)
  })

  before <- proc.time()
  run(env, HORIZON)
  spent <- proc.time() - before
  answer(tally, spent[[1]] + spent[[2]])
}

answer <- function(tally, seconds) {
  counted <- c("receptions", "assessments", "custody_starts", "custody_completions", "releases",
               "referrals", "community_starts", "community_completions", "reneges")
  sprintf(paste0(
    '{"events": %.0f, "seconds": %.4f, "statistics": {"custody_wait": %.9g, ',
    '"custody_started": %.9g, "community_wait": %.9g, "community_started": %.9g, ',
    '"in_custody": %.9g, "receptions": %.0f, "community_completions": %.0f}}'),
    sum(unlist(mget(counted, tally))), seconds,
    tally$custody_wait / tally$custody_starts, tally$custody_starts / tally$assessments,
    tally$community_wait / tally$community_starts, tally$community_starts / tally$referrals,
    tally$time_inside / HORIZON, tally$receptions, tally$community_completions)
}

given <- as.integer(commandArgs(TRUE))
runs <- sapply(seq_len(given[3]), function(k) replicate_once(given[1], given[2] * 1000 + k))
cat(sprintf('{"runs": [%s]}\n', paste(runs, collapse = ", ")))
