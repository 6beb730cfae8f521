-- Sở Nội vụ: watches phúc tra and decides on appeals.
ALTER TYPE "role" ADD VALUE 'official';
