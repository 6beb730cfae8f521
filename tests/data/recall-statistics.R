# Independent computation of what phúc tra counts beside back-check-statistics.R: what tolerances do to error rates, and
# coverage against a plan. Base R alone; writes recall-statistics.json, which tests/unit/back-checks-report.test.ts
# reads. R is not needed to run the tests.
#
#   Rscript recall-statistics.R

options(digits = 17)
set.seed(20241125)

json <- function(x) {
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (!is.null(names(x))) return(paste0("{", paste0("\"", names(x), "\":", parts, collapse = ","), "}"))
    return(paste0("[", paste(parts, collapse = ","), "]"))
  }
  if (length(x) != 1) return(json(as.list(x)))
  if (is.logical(x)) return(if (x) "true" else "false")
  if (is.character(x)) return(paste0("\"", x, "\""))
  sprintf("%.17g", x)
}

tolerance <- lapply(c(40, 180, 7), function(n) {
  original <- sample(1:5, n, TRUE, c(1, 1, 2, 5, 3))
  recheck <- pmin(5, pmax(1, original + sample(-4:4, n, TRUE, c(1, 1, 2, 8, 30, 8, 2, 1, 1))))
  apart <- abs(recheck - original)
  list(original = original, recheck = recheck, effects = lapply(0:3, function(t)
    list(tolerance = t, beyond = sum(apart > t), rate = mean(apart > t))))
})

coverage <- lapply(list(c(240, 0.03, 0), c(61, 0.05, 3), c(2, 0.1, 3), c(100, 0.07, 1)), function(one) {
  chosen <- runif(one[1]) < 0.08
  reached <- chosen & runif(one[1]) < 0.8
  # Rounded first: 0.07 * 100 is a trifle above 7 in binary arithmetic.
  list(chosen = chosen, reached = reached, share = one[2], least = one[3],
       expected = list(completes = one[1], chosen = sum(chosen), reached = sum(reached),
                       wanted = min(one[1], max(one[3], ceiling(round(one[1] * one[2], 9))))))
})

writeLines(json(list(made = paste("R", getRversion()), tolerance = tolerance, coverage = coverage)), "recall-statistics.json")
