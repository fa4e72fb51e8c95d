import rides
import test_rides


def main():
    test_rides.test_slogan_with_mock()
    test_rides.test_patched()
    rides.Rides().slogan("coaster", "c-1")
    rides.Rides().slogan("teacups")
