# Independent computation of the model that contacts and completes are set against. Makes attempts, finds the mode of
# the penalised likelihood by R's own general optimiser and polishes it by Newton steps with a dense design matrix, and
# writes data and results to expected-rates.json, which tests/unit/back-checks-expected-rates.test.ts reads. Base R alone; R is
# not needed to run the tests.
#
#   Rscript expected-rates.R

options(digits = 17)
set.seed(20261127)

json <- function(x) {
  if (is.data.frame(x)) return(json(lapply(seq_len(nrow(x)), function(i) as.list(x[i, ]))))
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (!is.null(names(x))) return(paste0("{", paste0("\"", names(x), "\":", parts, collapse = ","), "}"))
    return(paste0("[", paste(parts, collapse = ","), "]"))
  }
  if (length(x) != 1) return(json(as.list(x)))
  if (is.character(x)) return(paste0("\"", x, "\""))
  sprintf("%.17g", x)
}

makeCells <- function(attempts, contactOf) {
  one <- data.frame(
    hour = sample(c(8:11, 13:16), attempts, TRUE), weekday = sample(1:6, attempts, TRUE),
    number = pmin(4, 1 + rgeom(attempts, 0.5)), agency = paste0("xa-", sample(1:9, attempts, TRUE)))
  reached <- rbinom(attempts, 1, plogis(contactOf(one)))
  one$contacts <- reached
  one$completes <- reached * rbinom(attempts, 1, 0.55)
  one$attempts <- 1
  aggregate(cbind(attempts, contacts, completes) ~ hour + weekday + number + agency, one, sum)
}

spread <- c(hour = 0.3, weekday = 0.2, number = 0.5, agency = 0.3)
model <- function(own, others, tried, succeeded, share) {
  all <- rbind(others, own)
  design <- cbind(1, do.call(cbind, lapply(names(spread), function(factor)
    outer(all[[factor]], sort(unique(all[[factor]])), "==") * 1)))
  sds <- c(0.7, unlist(lapply(names(spread), function(factor)
    rep(spread[[factor]], length(unique(all[[factor]]))))))
  mean <- c(qlogis(share), rep(0, length(sds) - 1))
  known <- design[seq_len(nrow(others)), , drop = FALSE]
  mine <- design[nrow(others) + seq_len(nrow(own)), , drop = FALSE]
  n <- others[[tried]]; y <- others[[succeeded]]
  minus <- function(b) { eta <- drop(known %*% b)
    -sum(y * eta - n * log1p(exp(eta))) + sum((b - mean)^2 / sds^2) / 2 }
  b <- optim(mean, minus, method = "BFGS", control = list(maxit = 500))$par
  for (i in 1:30) {
    p <- plogis(drop(known %*% b))
    hessian <- crossprod(known, known * (n * p * (1 - p))) + diag(1 / sds^2)
    b <- b + drop(solve(hessian, crossprod(known, y - n * p) - (b - mean) / sds^2))
  }
  p <- plogis(drop(mine %*% b)); m <- own[[tried]]
  gradient <- drop(crossprod(mine, m * p * (1 - p)))
  chance <- sum(m * p * (1 - p))
  variance <- chance + drop(gradient %*% solve(hessian, gradient)) + (0.2 * chance)^2
  expected <- sum(m * p)
  list(tried = sum(m), succeeded = sum(own[[succeeded]]), expected = expected,
       low = max(0, expected - qnorm(0.975) * sqrt(variance)),
       high = min(sum(m), expected + qnorm(0.975) * sqrt(variance)),
       deviation = (sum(own[[succeeded]]) - expected) / sqrt(variance), learnedFrom = sum(n))
}

byHour <- function(one) -0.2 + 0.5 * (one$hour > 13) - 0.4 * (one$number > 2)
rooms <- list(
  large = list(own = makeCells(200, byHour), others = makeCells(700, byHour)),
  small = list(own = makeCells(40, byHour), others = makeCells(60, byHour)),
  alone = list(own = makeCells(80, byHour), others = makeCells(1, byHour)[0, ]),
  inventing = list(own = makeCells(200, function(one) byHour(one) + 1.2), others = makeCells(800, byHour)))

result <- lapply(rooms, function(room) c(room, list(
  contacts = model(room$own, room$others, "attempts", "contacts", 0.5),
  completes = model(room$own, room$others, "contacts", "completes", 0.55))))
writeLines(json(c(list(made = paste("R", getRversion())), list(rooms = result))), "expected-rates.json")
